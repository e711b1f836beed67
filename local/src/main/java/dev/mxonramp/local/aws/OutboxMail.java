package dev.mxonramp.local.aws;

import java.time.Instant;
import java.util.List;

/**
 * A mail that was sent.
 *
 * @param id SES's message id
 * @param at when
 * @param from the sender
 * @param to the recipients
 * @param subject decoded
 * @param text the plain body; empty for none
 * @param html the HTML body; empty for none
 */
public record OutboxMail(String id, Instant at, String from, List<String> to, String subject, String text,
        String html) {
    public OutboxMail {
        to = List.copyOf(to);
    }
}
