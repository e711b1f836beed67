package dev.mxonramp.domain.notice;

import dev.mxonramp.domain.name.MailAddress;

/** Sends mail to people. */
public interface Mailer {
    /**
     * A mail as it is sent.
     *
     * @param to the recipient
     * @param subject one line
     * @param text the plain-text body
     * @param html the same for eyes that prefer it
     */
    record Mail(MailAddress to, String subject, String text, String html) {
        public Mail {
            if (subject.lines().count() != 1) {
                throw new IllegalArgumentException("a subject is one line");
            }
        }
    }

    /** What came of sending. */
    sealed interface Sent {
        /** Taken for delivery. */
        record Accepted(String messageId) implements Sent {}

        /** Refused for good, e.g. a suppressed or unverified recipient; recorded, never a reason to stop a journey. */
        record Refused(String reason) implements Sent {}
    }

    /**
     * Sends one mail.
     *
     * @throws dev.mxonramp.domain.journey.TransientFailure if trying again may help
     */
    Sent send(Mail mail);
}
