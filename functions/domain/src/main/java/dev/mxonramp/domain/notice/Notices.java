package dev.mxonramp.domain.notice;

import java.time.Duration;

/**
 * Which events were turned into mail: the bus delivers at least once, people shall get each mail once. Kept for
 * {@link #KEPT}.
 */
public interface Notices {
    /** How long an event's notice is remembered. */
    Duration KEPT = Duration.ofDays(90);

    /** How long one attempt may take before another may begin. */
    Duration WORKING = Duration.ofMinutes(2);

    /** What an event's id means at the beginning. */
    enum Begun {
        /** Nobody has taken it, or whoever did is overdue: it is yours. */
        YOURS,
        /** Another attempt is at it: come back later. */
        AT_WORK,
        /** Done before. */
        DONE
    }

    /** What became of a mail. */
    sealed interface Outcome {
        /** The mail service took it. */
        record Sent(String messageId) implements Outcome {}

        /** The mail service refused the recipient for good. */
        record Refused(String reason) implements Outcome {}

        /** There was nothing to send, or nobody it may be sent to now. */
        record Withheld(String reason) implements Outcome {}
    }

    /** Takes an event by a conditional write. */
    Begun begin(String eventId);

    /** Records what became of it; it is not sent again. */
    void finish(String eventId, Outcome outcome);

    /** Gives it back, so that a later delivery may try again at once. */
    void giveBack(String eventId);
}
