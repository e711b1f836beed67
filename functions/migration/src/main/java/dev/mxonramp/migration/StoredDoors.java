package dev.mxonramp.migration;

import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.mailbox.Tenancy;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.choice.ChosenMailbox;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.imap.ImapDoors;
import java.util.function.Supplier;

/** Opens both sides by what is stored; a secret is in clear only while a connection is opened. */
final class StoredDoors implements Doors {
    private final SourceStore sources;
    private final MailboxStore mailboxes;
    private final Tenancy tenancy;
    private final Vault vault;
    private final Supplier<ImapDoors> doors;
    private final SourceLogin login;
    private final KeptSecrets kept;
    private final SourcePresets presets;

    /** @param doors asked when a connection is needed, since it reads the mail host's secret */
    StoredDoors(SourceStore sources, MailboxStore mailboxes, Tenancy tenancy, Vault vault, Supplier<ImapDoors> doors,
            AccessTokens tokens, SourcePresets presets) {
        this.sources = sources;
        this.mailboxes = mailboxes;
        this.tenancy = tenancy;
        this.vault = vault;
        this.doors = doors;
        this.login = new SourceLogin(tokens);
        this.kept = new KeptSecrets(sources, vault);
        this.presets = presets;
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        Source source = stored(mailbox);
        return new ChosenMailbox(whole(source), source.choice());
    }

    @Override
    public ConnectionLimits limits(MailboxKey mailbox) {
        ConnectionLimits usual = ConnectionLimits.DEFAULT;
        int source = sources.find(mailbox.account(), mailbox.mailbox())
                .map(each -> presets.connections(each.host(), usual.source())).orElse(usual.source());
        return new ConnectionLimits(source, usual.target());
    }

    @Override
    public MailboxReader whole(MailboxKey mailbox) {
        return whole(stored(mailbox));
    }

    private Source stored(MailboxKey mailbox) {
        return sources.find(mailbox.account(), mailbox.mailbox()).orElseThrow(
                () -> new SourceRefused("The mailbox " + mailbox.mailbox() + " has no source any more."));
    }

    private MailboxReader whole(Source source) {
        SealedSecret sealed = source.password();
        if (sealed == null) {
            throw new SourceRefused("The old mailbox's password was deleted. Set the source again to go on.");
        }
        String id = mailboxes.find(source.account(), source.mailbox()).map(Mailbox::id).orElseThrow(
                () -> new SourceRefused("The mailbox " + source.mailbox() + " does not exist any more."));
        var mailbox = new MailboxKey(source.account(), source.mailbox());
        return login.open(doors.get(), source, vault.open(sealed, id), (before, next) -> {
            var _ = kept.replace(mailbox, id, before, next);
        });
    }

    @Override
    public MailboxReader candidate(Source source, String secret, Trial trial) {
        trial.waitsFor("our own mail host's secret");
        return login.open(doors.get(), source, secret, new SourceLogin.Progress() {
            @Override
            public void waitsFor(String what) {
                trial.waitsFor(what);
            }

            @Override
            public void replaced(String before, String next) {
                trial.keeps(next);
            }
        });
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
