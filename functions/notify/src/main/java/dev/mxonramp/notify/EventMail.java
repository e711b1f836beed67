package dev.mxonramp.notify;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.WantedRecord;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.ClientPaths;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a mail about an event says.
 *
 * @param brand the deployment's name
 * @param url where users reach it, without a slash at the end
 */
public record EventMail(String brand, String url, Challenge challenge, MxPlan plan, MailTemplates templates) {
    /** The mail's content; empty if there is none for this kind of event. */
    public Optional<MailTemplates.Content> about(JourneyEvent event) {
        Map<String, String> values = new HashMap<>(event.facts());
        values.put("brand", brand);
        values.put("url", url);
        values.put("domain", event.domain().ascii());
        values.put("mx", WantedRecord.mail(plan, event.domain()).stream()
                .map(each -> each.name() + "  MX  " + each.priority() + "  " + each.value())
                .collect(Collectors.joining("\n")));
        String mailbox = event.facts().get("mailbox");
        if (mailbox != null) {
            values.put("setUp", url + ClientPaths.page(mailbox));
        }
        String code = event.facts().get("code");
        if (code != null) {
            values.put("recordName", challenge.name(event.domain()).ascii());
            values.put("recordValue", challenge.value(new VerificationCode(code)));
        }
        return templates.render(event.type().name(), values);
    }
}
