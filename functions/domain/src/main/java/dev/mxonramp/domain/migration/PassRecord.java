package dev.mxonramp.domain.migration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pass of one mailbox, as people see it. What it copied is counted in the folders' ledgers, in the same write as
 * the mapping itself; this record takes the sums when the pass ends.
 *
 * @param key account, mailbox and number
 * @param kind what it is for
 * @param state how far it is
 * @param startedAt when it began
 * @param endedAt when it finished or failed, or null
 * @param expected messages in all folders of the source when it last began to copy; 0 if that is not known
 * @param newMessages how many messages it found new (copied or listed as exceptions)
 * @param newBytes octets of those that were copied
 * @param missing source messages that verification found neither mapped nor listed; the next pass copies them
 * @param waiting what a server asked for, or null
 * @param failure a sentence why it failed, or null
 */
public record PassRecord(PassKey key, PassKind kind, State state, Instant startedAt, @Nullable Instant endedAt,
        long expected, long newMessages, long newBytes, long missing, @Nullable Waiting waiting,
        @Nullable String failure) {
    /**
     * A server asked to wait, and is not asked again before.
     *
     * @param until when it is asked again
     * @param times how often in a row it asked
     * @param sentence what it said
     */
    public record Waiting(Instant until, int times, String sentence) {}

    /** How far a pass is. */
    public enum State {
        /** At work, or waiting for a server. */
        COPYING,
        /** All was held against each other. */
        VERIFIED,
        /** Ended well. */
        FINISHED,
        /** Ended by an error. */
        FAILED,
        /** Ended by its owner. */
        HALTED
    }

    /** A pass as it begins. */
    public static PassRecord begin(PassKey key, PassKind kind, Instant now) {
        return new PassRecord(key, kind, State.COPYING, now, null, 0, 0, 0, 0, null, null);
    }

    /** The pass with what verification counted. */
    public PassRecord verified(long messages, long bytes, long gaps) {
        return new PassRecord(key, kind, State.VERIFIED, startedAt, null, expected, messages, bytes, gaps, null, null);
    }

    /** The pass as it ended well. */
    public PassRecord finished(Instant at) {
        return new PassRecord(key, kind, State.FINISHED, startedAt, at, expected, newMessages, newBytes, missing, null,
                null);
    }

    /** The pass as it failed. */
    public PassRecord failed(Instant at, String sentence) {
        return new PassRecord(key, kind, State.FAILED, startedAt, at, expected, newMessages, newBytes, missing, null,
                sentence);
    }

    /** The pass as its owner ended it. */
    public PassRecord halted(Instant at) {
        return new PassRecord(key, kind, State.HALTED, startedAt, at, expected, newMessages, newBytes, missing, null,
                null);
    }

    /** The pass with what there is at the source. */
    public PassRecord expecting(long messages) {
        return new PassRecord(key, kind, state, startedAt, endedAt, messages, newMessages, newBytes, missing, waiting,
                failure);
    }

    /** The pass while a server asks to wait; null for not any more. */
    public PassRecord waiting(@Nullable Waiting value) {
        return new PassRecord(key, kind, state, startedAt, endedAt, expected, newMessages, newBytes, missing, value,
                failure);
    }

    /** Whether it ended well and found nothing that was not there before. */
    public boolean quiet() {
        return state == State.FINISHED && newMessages == 0 && missing == 0;
    }

    /** Whether it is over, well or not. */
    public boolean over() {
        return state == State.FINISHED || state == State.FAILED || state == State.HALTED;
    }
}
