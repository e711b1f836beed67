package dev.mxonramp.testkit.claim;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static dev.mxonramp.testkit.claim.Samples.claim;
import static dev.mxonramp.testkit.claim.Samples.full;
import static dev.mxonramp.testkit.claim.Samples.key;
import static dev.mxonramp.testkit.claim.Samples.watch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.ClaimStore.Created;
import dev.mxonramp.domain.claim.ClaimStore.Saved;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.testkit.fault.Race;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ClaimStore} does. */
public interface ClaimStoreContract {
    /** The port under test; the same one within a test. */
    ClaimStore claims();

    /** Where it puts watches. */
    WatchStore watches();

    private Claim stored(ClaimKey key, String id) {
        return assertInstanceOf(Created.Stored.class, claims().create(claim(key, id), watch(key))).claim();
    }

    private Claim saved(Claim claim) {
        return assertInstanceOf(Saved.Done.class, claims().update(claim)).claim();
    }

    private List<Watch> watched() {
        return watches().read(watch(key()).slot(), null, 10).watches();
    }

    @Test
    default void unknownClaimIsNotFound() {
        assertEquals(Optional.empty(), claims().find(key()));
        assertEquals(List.of(), claims().list(ACCOUNT));
    }

    @Test
    default void newClaimIsStoredWithItsWatch() {
        Claim stored = stored(key(), "c1");
        assertNotEquals(0, stored.version());
        assertEquals(claim(key(), "c1").stored(stored.version()), stored);
        assertEquals(Optional.of(stored), claims().find(key()));
        assertEquals(List.of(watch(key())), watched());
    }

    @Test
    default void secondCreationMeetsTheFirstAndLeavesItsWatch() {
        Claim stored = stored(key(), "c1");
        watches().remove(watch(key()).key());
        assertEquals(new Created.Exists(stored), claims().create(claim(key(), "c2"), watch(key())));
        assertEquals(Optional.of(stored), claims().find(key()));
        assertEquals(List.of(), watched());
    }

    @Test
    default void oneOfManyRivalsCreates() {
        List<Created> answers = Race.of(8, rival -> claims().create(claim(key(), "c" + rival), watch(key())));
        Claim winner = claims().find(key()).orElseThrow();
        assertEquals(1, answers.stream().filter(Created.Stored.class::isInstance).count());
        assertEquals(Set.of(winner), answers.stream().map(answer -> switch (answer) {
            case Created.Stored(Claim claim) -> claim;
            case Created.Exists(Claim claim) -> claim;
        }).collect(Collectors.toSet()));
    }

    @Test
    default void everyFieldComesBack() {
        Claim saved = saved(full(stored(key(), "c1")));
        assertEquals(full(claim(key(), "c1")).stored(saved.version()), saved);
        assertEquals(Optional.of(saved), claims().find(key()));
    }

    @Test
    default void everyFieldThatMayBeEmptyIsEmptiedAgain() {
        Claim saved = saved(full(stored(key(), "c1")));
        Claim emptied = saved(claim(key(), "c1").stored(saved.version()));
        assertEquals(Optional.of(claim(key(), "c1").stored(emptied.version())), claims().find(key()));
    }

    @Test
    default void updateOfAnOldVersionIsStale() {
        Claim first = stored(key(), "c1");
        Claim second = saved(first.edit().txtSeen("txt.absent").claim());
        assertEquals(new Saved.Stale(), claims().update(first.edit().txtSeen("txt.other").claim()));
        assertEquals(Optional.of(second), claims().find(key()));
    }

    @Test
    default void oneOfManyRivalsUpdates() {
        Claim first = stored(key(), "c1");
        List<Saved> answers = Race.of(8, rival -> claims().update(first.edit().txtSeen("seen." + rival).claim()));
        var done = answers.stream().filter(Saved.Done.class::isInstance).toList();
        assertEquals(1, done.size());
        assertEquals(new Saved.Done(claims().find(key()).orElseThrow()), done.getFirst());
    }

    @Test
    default void updateOfADeletedClaimIsStaleAndCreatesNothing() {
        Claim claim = stored(key(), "c1");
        claims().delete(key());
        assertEquals(new Saved.Stale(), claims().update(claim.edit().changed(NOW).claim()));
        assertEquals(Optional.empty(), claims().find(key()));
    }

    @Test
    default void updateOfADeletedClaimLeavesItsSuccessorAlone() {
        Claim old = stored(key(), "c1");
        claims().delete(key());
        Claim successor = stored(key(), "c2");
        assertEquals(new Saved.Stale(), claims().update(old.edit().txtSeen("txt.found").claim()));
        assertEquals(Optional.of(successor), claims().find(key()));
    }

    @Test
    default void deletionTakesTheWatchAndMayBeRepeated() {
        stored(key(), "c1");
        claims().delete(key());
        claims().delete(key());
        assertEquals(Optional.empty(), claims().find(key()));
        assertEquals(List.of(), watched());
    }

    @Test
    default void codesOfDeletedClaimsAreRemembered() {
        assertEquals(List.of(), claims().formerCodes(key()));
        Claim claim = stored(key(), "c1");
        assertEquals(List.of(), claims().formerCodes(key()), "the claim's own code is no former one");
        claims().delete(key());
        claims().delete(key());
        assertEquals(claim.codes().remembered(), claims().formerCodes(key()));
        assertEquals(List.of(), claims().formerCodes(new ClaimKey(OTHER, ACME)));
    }

    @Test
    default void claimsAreListedByDomainForTheirAccountOnly() {
        var below = new ClaimKey(ACCOUNT, new DomainName("acme.test.example"));
        Claim second = stored(below, "c2");
        Claim first = stored(key(), "c1");
        stored(new ClaimKey(OTHER, ACME), "c3");
        assertEquals(List.of(first, second), claims().list(ACCOUNT));
    }

    @Test
    default void listGoesOnBeyondAMegabyte() {
        Set<String> announced = IntStream.range(0, 2000).mapToObj(i -> "c1#" + "x".repeat(80) + i)
                .collect(Collectors.toSet());
        for (int i = 0; i < 8; i++) {
            Claim claim = stored(new ClaimKey(ACCOUNT, new DomainName("d" + i + ".test")), "c" + i);
            saved(claim.edit().announced(announced).claim());
        }
        assertEquals(8, claims().list(ACCOUNT).size());
    }
}
