package dev.mxonramp.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.choice.ChosenMailbox;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.testkit.migration.InMemoryMailbox;

/** Doors to an old mailbox in memory, which knows one password, and to a new one that is only to be looked at. */
final class TwoMailboxes implements Doors {
    static final String PASSWORD = " the old password ";
    static final String AWAY = "away.old.test";

    final InMemoryMailbox old = new InMemoryMailbox();
    final InMemoryMailbox fresh = new InMemoryMailbox();
    private final SourceStore sources;

    TwoMailboxes(SourceStore sources) {
        this.sources = sources;
    }

    @Override
    public MailboxReader candidate(Source source, String password) {
        if (source.host().equals(AWAY)) {
            throw new TransientFailure("The name of the old server has no address at the moment.");
        }
        if (!password.equals(PASSWORD)) {
            throw new SourceRefused("The old server refuses the login: it says \"wrong password\".");
        }
        return old.reader();
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        Source source = sources.find(mailbox.account(), mailbox.mailbox()).orElseThrow();
        if (source.password() == null) {
            throw new SourceRefused("The old mailbox's password was deleted. Set the source again to go on.");
        }
        return new ChosenMailbox(old.reader(), source.choice());
    }

    @Override
    public MailboxReader whole(MailboxKey mailbox) {
        return old.reader();
    }

    @Override
    public void admit(MailboxKey mailbox) {
        throw new AssertionError("nobody is to copy here");
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return fresh.writer();
    }
}
