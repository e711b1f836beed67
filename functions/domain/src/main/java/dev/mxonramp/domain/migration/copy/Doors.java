package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;

/** Opens connections to both sides of a mailbox's migration. */
public interface Doors {
    /** The old mailbox as its owner wants it, only ever read. */
    MailboxReader source(MailboxKey mailbox);

    /** The old mailbox with all that is in it, whatever of it was chosen. */
    default MailboxReader whole(MailboxKey mailbox) {
        return source(mailbox);
    }

    /**
     * Tries an old mailbox that is about to be set.
     *
     * @param source where it is; its password is not read
     * @param password in clear; the text of a {@link dev.mxonramp.domain.migration.SignIn.TokenSecret} for a sign-in by
     *        access token
     * @param trial is told how it goes
     */
    MailboxReader candidate(Source source, String password, Trial trial);

    /** Is told how the trial of an old mailbox goes. */
    interface Trial {
        /** What is waited for from now on, e.g. {@code the server imap.old.example:993}. */
        void waitsFor(String what);

        /**
         * A token endpoint gave another secret; the last one counts.
         *
         * @param secret to be kept in the place of the one before
         */
        void keeps(String secret);
    }

    /**
     * Makes sure that mail may be written into the new mailbox now; a worker asks again as long as it is at it.
     *
     * @throws dev.mxonramp.domain.migration.SourceRefused with the reason if it may not
     */
    void admit(MailboxKey mailbox);

    /** The new mailbox, if {@link #admit} lets mail into it. */
    MailboxWriter target(MailboxKey mailbox);

    /**
     * Takes a place at the old server, before the first connection of a worker.
     *
     * @throws dev.mxonramp.domain.migration.ServerBusy if workers for other mailboxes have them all
     */
    default HostPlace place(MailboxKey mailbox) {
        return HostPlace.UNBOUNDED;
    }

    /** How many connections of each side may be open for one mailbox at a time. */
    default ConnectionLimits limits(MailboxKey mailbox) {
        return ConnectionLimits.DEFAULT;
    }
}
