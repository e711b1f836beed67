package dev.mxonramp.testkit.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.AccountStore;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} does. */
public interface AccountStoreContract {
    /** An empty store; the same one within a test. */
    AccountStore accounts();

    private static Account account(char last, String address) {
        return Account.begin(new AccountId("a" + "b".repeat(25) + last), MailAddress.of(address),
                Instant.parse("2026-11-23T12:00:00Z"));
    }

    @Test
    default void createdAccountIsFoundByIdAndByAddress() {
        Account ann = account('a', "ann@example.com");
        assertEquals(new AccountStore.Created.Stored(ann), accounts().create(ann));
        assertEquals(Optional.of(ann), accounts().find(ann.id()));
        assertEquals(Optional.of(ann), accounts().find(ann.address()));
    }

    @Test
    default void unknownAccountIsAbsent() {
        assertEquals(Optional.empty(), accounts().find(account('a', "ann@example.com").id()));
        assertEquals(Optional.empty(), accounts().find(MailAddress.of("ann@example.com")));
    }

    @Test
    default void secondAccountOfAnAddressIsRefusedAndTheFirstIsTold() {
        Account first = account('a', "ann@example.com");
        accounts().create(first);
        assertEquals(new AccountStore.Created.Exists(first), accounts().create(account('c', "ann@example.com")));
        assertEquals(Optional.empty(), accounts().find(account('c', "ann@example.com").id()));
    }

    @Test
    default void ofManyAtOnceOneGetsTheAddress() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var rivals = "abcdefgh".chars()
                    .mapToObj(c -> (Callable<AccountStore.Created>) () -> accounts()
                            .create(account((char) c, "ann@example.com")))
                    .toList();
            var answers = pool.invokeAll(rivals).stream().map(java.util.concurrent.Future::resultNow).toList();
            assertEquals(1, answers.stream().filter(AccountStore.Created.Stored.class::isInstance).count());
            assertEquals(1, answers.stream().map(each -> each.account().id()).distinct().count());
        }
    }

    @Test
    default void firstConfirmationStays() {
        Account ann = account('a', "ann@example.com");
        accounts().create(ann);
        IntStream.of(1, 2).forEach(n -> accounts().confirm(ann.id(), ann.createdAt().plusSeconds(n)));
        assertEquals(Optional.of(ann.confirmed(ann.createdAt().plusSeconds(1))), accounts().find(ann.address()));
    }

    @Test
    default void confirmingNobodyStoresNothing() {
        Account ann = account('a', "ann@example.com");
        accounts().confirm(ann.id(), ann.createdAt());
        assertEquals(Optional.empty(), accounts().find(ann.id()));
    }

    @Test
    default void deletedAccountFreesItsAddress() {
        Account ann = account('a', "ann@example.com");
        accounts().create(ann);
        accounts().delete(ann.id());
        accounts().delete(ann.id());
        assertEquals(Optional.empty(), accounts().find(ann.id()));
        assertInstanceOf(AccountStore.Created.Stored.class, accounts().create(account('c', "ann@example.com")));
    }
}
