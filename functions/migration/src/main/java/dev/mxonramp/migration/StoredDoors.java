package dev.mxonramp.migration;

import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.imap.ImapDoors;
import dev.mxonramp.imap.ImapServer;
import java.util.function.Supplier;

/** Opens both sides by what is stored; a password is in clear only while a connection is opened. */
final class StoredDoors implements Doors {
    private final SourceStore sources;
    private final MailboxStore mailboxes;
    private final Tenancy tenancy;
    private final Vault vault;
    private final Supplier<ImapDoors> doors;

    /** @param doors asked when a connection is needed, since it reads the mail host's secret */
    StoredDoors(SourceStore sources, MailboxStore mailboxes, Tenancy tenancy, Vault vault, Supplier<ImapDoors> doors) {
        this.sources = sources;
        this.mailboxes = mailboxes;
        this.tenancy = tenancy;
        this.vault = vault;
        this.doors = doors;
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        Source source = sources.find(mailbox.account(), mailbox.mailbox()).orElseThrow(
                () -> new SourceRefused("The mailbox " + mailbox.mailbox() + " has no source any more."));
        SealedSecret sealed = source.password();
        if (sealed == null) {
            throw new SourceRefused("The old mailbox's password was deleted. Set the source again to go on.");
        }
        String id = mailboxes.find(mailbox.account(), mailbox.mailbox()).map(Mailbox::id).orElseThrow(
                () -> new SourceRefused("The mailbox " + mailbox.mailbox() + " does not exist any more."));
        return candidate(source, vault.open(sealed, id));
    }

    @Override
    public MailboxReader candidate(Source source, String password) {
        return doors.get().source(new ImapServer(source.host(), source.port(), source.security()), source.user(),
                password);
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        admit(mailbox);
        return doors.get().target(mailbox.mailbox());
    }

    @Override
    public void admit(MailboxKey mailbox) {
        if (mailboxes.find(mailbox.account(), mailbox.mailbox()).filter(Mailbox::parked).isPresent()) {
            // Whoever has the address by now must not get the mail of the one before.
            throw new SourceRefused("The mailbox " + mailbox.mailbox()
                    + " was set aside, since another account has proven its domain.");
        }
        if (!tenancy.holds(mailbox.account(), mailbox.mailbox().domain())) {
            throw new SourceRefused("The domain " + mailbox.mailbox().domain()
                    + " is not yours at the mail host now. Have it checked; once it is proven and prepared again, start"
                    + " another pass.");
        }
    }
}
