package dev.mxonramp.local.migrate;

import java.time.Duration;

/** Is told how far a run is. */
public interface Progress {
    /** Whether it is worth a few commands at the old server to know how much there is. */
    boolean wantsTotal();

    /** There are so many messages to be settled in this run, as far as is known. */
    void expects(long messages);

    /**
     * So much was done in this run.
     *
     * @param folder where it is at work and how far, for people
     * @param messages settled so far
     * @param octets copied so far
     */
    void reached(String folder, long messages, long octets);

    /** The run pauses from now on; {@code why} is a sentence with the server's words. */
    void waits(String why, Duration pause);

    /** Copying is over: both mailboxes are held against the ledger. */
    void verifies();

    /** The run is over. */
    void ends();
}
