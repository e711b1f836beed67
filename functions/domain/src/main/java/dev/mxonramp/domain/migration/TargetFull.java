package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.migration.copy.Quota;
import java.util.Locale;

/** The new mailbox's quota is used up, or too small: copying pauses until there is room, and goes on from there. */
public final class TargetFull extends PermanentFailure {
    private static final long serialVersionUID = 1L;

    private static final String REMEDY = " Make room there, or raise its quota.";
    private static final double MEGABYTE = 1_000_000;

    private TargetFull(String sentence, String remedy) {
        super(sentence + remedy);
    }

    /** @param words of the server that refused a message for it */
    public TargetFull(String words) {
        this("The new mailbox is full (\"" + words + "\").", REMEDY);
    }

    /**
     * What is still to be copied does not fit; nothing of it was sent.
     *
     * @param octets still to be copied
     * @param messages still to be copied
     * @param quota of the new mailbox
     */
    public static TargetFull lacking(long octets, long messages, Quota quota) {
        long room = Math.max(0, quota.limitOctets() - quota.usedOctets());
        return octets > room
                ? new TargetFull("The new mailbox has room for " + amount(room) + ", and " + amount(octets)
                        + " (messages: " + messages + ") are still to be copied.", REMEDY)
                : new TargetFull("The new mailbox has room for "
                        + Math.max(0, quota.limitMessages() - quota.usedMessages()) + " messages, and " + messages
                        + " are still to be copied.", REMEDY);
    }

    private static String amount(long octets) {
        return octets < MEGABYTE
                ? String.format(Locale.ROOT, "%,d octets", octets)
                : String.format(Locale.ROOT, "%,.1f MB", octets / MEGABYTE);
    }
}
