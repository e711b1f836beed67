package dev.mxonramp.testkit.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.mailbox.PasswordLinks;
import dev.mxonramp.domain.mailbox.PasswordLinks.Link;
import dev.mxonramp.domain.mailbox.PasswordLinks.Target;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordLinks} does. */
public interface PasswordLinksContract {
    /** The clock that {@link #links()} goes by. */
    TurnedClock clock();

    /** An empty store; the same one within a test. */
    PasswordLinks links();

    /** The mailbox that these tests use. */
    Target ANN = new Target(new AccountId("a" + "b".repeat(26)), MailAddress.of("ann@acme.test"), "m" + "c".repeat(26));

    /** The link that these tests use. */
    SecretHash LINK = SecretHash.of("link");

    /** A password with the link's secret. */
    SecretHash ONE = SecretHash.of("one");

    /** Another one. */
    SecretHash OTHER = SecretHash.of("other");

    @Test
    default void linkIsFoundUntilItEnds() {
        var link = new Link(ANN, clock().instant().plus(PasswordLinks.VALID));
        assertEquals(link, links().put(LINK, ANN));
        assertEquals(Optional.of(link), links().find(LINK));
        assertEquals(Optional.empty(), links().find(OTHER));
        links().end(LINK);
        assertEquals(Optional.empty(), links().find(LINK));
        assertFalse(links().bind(LINK, ONE));
    }

    @Test
    default void linkWorksForSevenDays() {
        var _ = links().put(LINK, ANN);
        clock().advance(PasswordLinks.VALID.minusSeconds(1));
        assertTrue(links().bind(LINK, ONE));
        clock().advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), links().find(LINK));
        assertFalse(links().bind(LINK, ONE));
    }

    @Test
    default void firstChoiceBindsAndItsRepeatGoesThrough() {
        var _ = links().put(LINK, ANN);
        assertTrue(links().bind(LINK, ONE));
        assertTrue(links().bind(LINK, ONE));
        assertFalse(links().bind(LINK, OTHER));
        assertTrue(links().find(LINK).isPresent());
    }

    @Test
    default void choiceThatIsReleasedMakesRoomForAnother() {
        var _ = links().put(LINK, ANN);
        assertTrue(links().bind(LINK, ONE));
        links().release(LINK, OTHER);
        assertFalse(links().bind(LINK, OTHER));
        links().release(LINK, ONE);
        assertTrue(links().bind(LINK, OTHER));
    }

    @Test
    default void ofManyChoicesAtOnceOneBinds() throws Exception {
        var _ = links().put(LINK, ANN);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var tries = IntStream.range(0, 8).mapToObj(
                    i -> (Callable<Boolean>) () -> links().bind(LINK, SecretHash.of("choice " + i))).toList();
            long bound = pool.invokeAll(tries).stream().map(Future::resultNow).filter(each -> each).count();
            assertEquals(1, bound);
        }
    }
}
