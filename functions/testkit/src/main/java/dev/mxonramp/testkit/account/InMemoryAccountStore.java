package dev.mxonramp.testkit.account;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts in memory. */
public final class InMemoryAccountStore implements AccountStore {
    private final Map<AccountId, Account> accounts = new HashMap<>();

    @Override
    public synchronized Optional<Account> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public synchronized Optional<Account> find(MailAddress address) {
        return accounts.values().stream().filter(each -> each.address().equals(address)).findFirst();
    }

    @Override
    public synchronized Created create(Account account) {
        Optional<Account> known = find(account.address());
        if (known.isPresent()) {
            return new Created.Exists(known.get());
        }
        accounts.put(account.id(), account);
        return new Created.Stored(account);
    }

    @Override
    public synchronized void confirm(AccountId id, Instant at) {
        accounts.computeIfPresent(id, (_, account) -> account.confirmed(at));
    }

    @Override
    public synchronized void delete(AccountId id) {
        accounts.remove(id);
    }
}
