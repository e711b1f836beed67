package dev.mxonramp.local.aws;

import static dev.mxonramp.local.aws.JsonService.object;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of {@code SendEmail} with simple content.
 *
 * @param sender the address without a display name
 * @param to recipients
 * @param configurationSet empty for none
 * @param subject decoded
 * @param text plain body
 * @param html HTML body
 */
record MailRequest(String sender, List<String> to, String configurationSet, String subject, String text, String html) {
    MailRequest {
        to = List.copyOf(to);
    }

    static MailRequest of(Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> simple = object(object(body, "Content"), "Simple");
        if (simple.isEmpty()) {
            throw new Fault(400, "BadRequestException", "The local system knows only simple content.");
        }
        Map<String, @Nullable Object> bodies = object(simple, "Body");
        return new MailRequest(address(text(body, "FromEmailAddress")), recipients(object(body, "Destination")),
                text(body, "ConfigurationSetName"), data(simple, "Subject"), data(bodies, "Text"),
                data(bodies, "Html"));
    }

    private static List<String> recipients(Map<String, @Nullable Object> destination) {
        List<String> to = JsonService.list(destination, "ToAddresses").stream().map(String::valueOf)
                .map(MailRequest::address).toList();
        if (to.isEmpty()) {
            throw new Fault(400, "BadRequestException", "A mail needs a recipient.");
        }
        return to;
    }

    private static String address(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        return open < 0 ? mailbox.strip() : mailbox.substring(open + 1).replace(">", "").strip();
    }

    private static String text(Map<String, @Nullable Object> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private static String data(Map<String, @Nullable Object> members, String name) {
        return text(object(members, name), "Data");
    }

    OutboxMail sent(String id, Instant at) {
        return new OutboxMail(id, at, sender, to, subject, text, html);
    }
}
