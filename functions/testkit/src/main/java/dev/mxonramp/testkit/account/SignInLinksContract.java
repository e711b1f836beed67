package dev.mxonramp.testkit.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.account.SignInLinks;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SignInLinks} does. */
public interface SignInLinksContract {
    /** The clock that {@link #links()} goes by. */
    TurnedClock clock();

    /** An empty store; the same one within a test. */
    SignInLinks links();

    /** The account that these tests use. */
    AccountId ACCOUNT = new AccountId("a" + "b".repeat(26));

    /** The link that these tests use. */
    SecretHash LINK = SecretHash.of("link");

    @Test
    default void linkWorksOnce() {
        links().put(LINK, ACCOUNT);
        assertEquals(Optional.of(ACCOUNT), links().find(LINK));
        assertEquals(Optional.of(ACCOUNT), links().take(LINK));
        assertEquals(Optional.empty(), links().take(LINK));
        assertEquals(Optional.empty(), links().find(LINK));
    }

    @Test
    default void linkWorksForFifteenMinutes() {
        links().put(LINK, ACCOUNT);
        clock().advance(SignInLinks.VALID.minusSeconds(1));
        assertEquals(Optional.of(ACCOUNT), links().find(LINK));
        clock().advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), links().find(LINK));
        assertEquals(Optional.empty(), links().take(LINK));
    }

    @Test
    default void anotherSecretFindsNothing() {
        links().put(LINK, ACCOUNT);
        assertEquals(Optional.empty(), links().take(SecretHash.of("Link")));
        assertEquals(Optional.of(ACCOUNT), links().take(LINK));
    }

    @Test
    default void ofManyAtOnceOneTakesTheLink() throws Exception {
        links().put(LINK, ACCOUNT);
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<Optional<AccountId>> take = () -> links().take(LINK);
            var taken = pool.invokeAll(Stream.generate(() -> take).limit(8).toList()).stream().map(Future::resultNow)
                    .flatMap(Optional::stream).toList();
            assertEquals(1, taken.size());
        }
    }
}
