package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.choice.ChosenMailbox;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;

/** Doors behind which the old mailbox is as its owner wants it; remembers which sides have let us in. */
public final class ChosenDoors implements Doors {
    private final Doors doors;
    private final FolderChoice choice;
    private volatile boolean sourceOpened;
    private volatile boolean targetOpened;

    /** @param choice what goes along */
    public ChosenDoors(Doors doors, FolderChoice choice) {
        this.doors = doors;
        this.choice = choice;
    }

    /** Whether names, ports and passwords are right: both sides let us in at least once. */
    boolean bothOpened() {
        return sourceOpened && targetOpened;
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return new ChosenMailbox(whole(mailbox), choice);
    }

    @Override
    public MailboxReader whole(MailboxKey mailbox) {
        MailboxReader reader = doors.whole(mailbox);
        sourceOpened = true;
        return reader;
    }

    @Override
    public MailboxReader candidate(Source source, String password, Trial trial) {
        return doors.candidate(source, password, trial);
    }

    @Override
    public void admit(MailboxKey mailbox) {
        doors.admit(mailbox);
    }

    @Override
    public ConnectionLimits limits(MailboxKey mailbox) {
        return doors.limits(mailbox);
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        MailboxWriter writer = doors.target(mailbox);
        targetOpened = true;
        return writer;
    }
}
