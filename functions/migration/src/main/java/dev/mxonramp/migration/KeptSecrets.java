package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.SourceUpdates;
import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;

/** The secrets of stored sources, where a token endpoint gave another refresh token in the place of one (RFC 6749 6). */
final class KeptSecrets {
    private final SourceStore sources;
    private final Vault vault;

    KeptSecrets(SourceStore sources, Vault vault) {
        this.sources = sources;
        this.vault = vault;
    }

    /**
     * Keeps the new secret where the one before is kept, which may be worth nothing from now on. The secrets themselves are
     * compared, since another connection may have sealed the same one a moment ago; what the owner has set meanwhile stays.
     *
     * @param mailboxId what the secret is sealed for
     * @return whether the stored source has the new one now
     */
    boolean replace(MailboxKey mailbox, String mailboxId, String before, String next) {
        SealedSecret sealed = vault.seal(next, mailboxId);
        return new SourceUpdates(sources)
                .apply(mailbox,
                        each -> holds(each, mailboxId, before) ? each.edit().sealed(sealed).source() : each)
                .filter(each -> holds(each, mailboxId, next)).isPresent();
    }

    private boolean holds(Source source, String mailboxId, String secret) {
        SealedSecret sealed = source.password();
        return sealed != null && vault.open(sealed, mailboxId).equals(secret);
    }
}
