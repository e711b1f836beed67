package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.MailAddress;

/** Starts the passes of sources whose time has come; the sweep calls it for every source that it comes to. */
public interface SourcePasses {
    /**
     * Starts the mailbox's next pass if one is due, by name, so that starting twice is harmless; takes the source out
     * of the timing wheel once there is nothing more to start.
     *
     * @throws dev.mxonramp.domain.journey.TransientFailure if a service does not answer; the next round repeats it
     */
    void startDue(AccountId account, MailAddress mailbox);
}
