package dev.mxonramp.mailboxes;

import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.name.MailAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mailbox as the API shows it. */
final class MailboxJson {
    private MailboxJson() {}

    static Map<String, @Nullable Object> of(Mailbox mailbox) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("address", mailbox.address().toString());
        body.put("local", mailbox.address().local());
        body.put("quota", mailbox.quota());
        body.put("aliases", mailbox.aliases().stream().sorted().map(MailAddress::toString).toList());
        body.put("createdAt", mailbox.createdAt());
        if (mailbox.parked()) {
            body.put("parked", true);
        }
        return body;
    }
}
