package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.util.List;
import java.util.Optional;

/** A store in which something happens between the first look at a source and what is made of it. */
final class OwnersWish implements SourceStore {
    private final SourceStore store;
    private Runnable wish;

    /** @param wish happens once, behind the first look */
    OwnersWish(SourceStore store, Runnable wish) {
        this.store = store;
        this.wish = wish;
    }

    @Override
    public Optional<Source> find(AccountId account, MailAddress mailbox) {
        Optional<Source> seen = store.find(account, mailbox);
        Runnable now = wish;
        wish = () -> {};
        now.run();
        return seen;
    }

    @Override
    public List<Source> list(AccountId account, DomainName domain) {
        return store.list(account, domain);
    }

    @Override
    public Optional<Source> save(Source source) {
        return store.save(source);
    }

    @Override
    public void delete(AccountId account, MailAddress mailbox) {
        store.delete(account, mailbox);
    }
}
