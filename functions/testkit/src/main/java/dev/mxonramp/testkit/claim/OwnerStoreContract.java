package dev.mxonramp.testkit.claim;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.claim.OwnerStore.Taken;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.fault.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link OwnerStore} does. */
public interface OwnerStoreContract {
    /** The port under test; the same one within a test. */
    OwnerStore owners();

    @Test
    default void nobodyOwnsWhatNobodyTook() {
        assertEquals(Map.of(), owners().find(List.of(ACME)));
        assertEquals(Map.of(), owners().find(List.of()));
    }

    @Test
    default void takingAgainKeepsTheFirstProof() {
        var owner = new Owner(ACME, ACCOUNT, NOW);
        assertEquals(new Taken.Yours(owner), owners().take(ACME, ACCOUNT, NOW));
        assertEquals(new Taken.Yours(owner), owners().take(ACME, ACCOUNT, NOW.plusSeconds(5)));
        assertEquals(Map.of(ACME, owner), owners().find(List.of(ACME)));
    }

    @Test
    default void anothersDomainIsNotTaken() {
        owners().take(ACME, ACCOUNT, NOW);
        var owner = new Owner(ACME, ACCOUNT, NOW);
        assertEquals(new Taken.HeldBy(owner), owners().take(ACME, OTHER, NOW.plusSeconds(5)));
        assertEquals(Map.of(ACME, owner), owners().find(List.of(ACME)));
    }

    @Test
    default void exactlyOneOfManyAccountsTakesADomain() {
        List<Taken> answers = Race.of(8, rival -> owners().take(ACME,
                new AccountId("a" + "bcdefghi".substring(rival, rival + 1).repeat(26)), NOW.plusSeconds(rival)));
        Owner owner = owners().find(List.of(ACME)).values().iterator().next();
        assertEquals(1, answers.stream().filter(new Taken.Yours(owner)::equals).count());
        assertEquals(7, answers.stream().filter(new Taken.HeldBy(owner)::equals).count());
    }

    @Test
    default void ownerReleasesOnlyItsOwn() {
        owners().take(ACME, ACCOUNT, NOW);
        owners().release(ACME, OTHER);
        assertEquals(1, owners().find(List.of(ACME)).size());
        owners().release(ACME, ACCOUNT);
        owners().release(ACME, ACCOUNT);
        assertEquals(Map.of(), owners().find(List.of(ACME)));
        assertEquals(new Taken.Yours(new Owner(ACME, OTHER, NOW)), owners().take(ACME, OTHER, NOW));
    }

    private Owner taken() {
        return assertInstanceOf(Taken.Yours.class, owners().take(ACME, ACCOUNT, NOW)).owner();
    }

    private static Owner full(Owner owner) {
        var absence = new Owner.Absence(NOW.plusSeconds(1), NOW.plusSeconds(2), NOW.plusSeconds(3));
        var transfer = new Owner.Transfer(OTHER, NOW.plusSeconds(4), NOW.plusSeconds(5), NOW.plusSeconds(6));
        return new Owner(owner.domain(), owner.account(), owner.provenAt(), absence, transfer,
                List.of(OTHER, new AccountId("a" + "d".repeat(26))), owner.version());
    }

    @Test
    default void everyFieldOfAReplacementComesBackAndIsEmptiedAgain() {
        Owner first = taken();
        Owner second = owners().replace(first, full(first)).orElseThrow();
        assertEquals(full(first).stored(second.version()), second);
        assertEquals(Map.of(ACME, second), owners().find(List.of(ACME)));
        Owner third = owners().replace(second, new Owner(ACME, ACCOUNT, NOW)).orElseThrow();
        assertEquals(new Owner(ACME, ACCOUNT, NOW).stored(third.version()), third);
        assertEquals(Map.of(ACME, third), owners().find(List.of(ACME)));
    }

    @Test
    default void aReplacementMovesADomainAndItsFormerOwnerReleasesNothing() {
        Owner first = taken();
        Owner moved = owners().replace(first, first.moved(OTHER, NOW.plusSeconds(9))).orElseThrow();
        assertEquals(OTHER, moved.account());
        assertEquals(List.of(ACCOUNT), moved.former());
        owners().release(ACME, ACCOUNT);
        assertEquals(new Taken.HeldBy(moved), owners().take(ACME, ACCOUNT, NOW));
    }

    @Test
    default void onlyWhatWasReadIsReplaced() {
        Owner first = taken();
        Owner second = owners().replace(first, full(first)).orElseThrow();
        assertEquals(Optional.empty(), owners().replace(first, first.moved(OTHER, NOW)));
        owners().release(ACME, ACCOUNT);
        assertEquals(Optional.empty(), owners().replace(second, second.moved(OTHER, NOW)));
        assertEquals(Map.of(), owners().find(List.of(ACME)));
        owners().take(ACME, ACCOUNT, NOW.plusSeconds(60));
        assertEquals(Optional.empty(), owners().replace(first, first.moved(OTHER, NOW)), "a proof made anew");
    }

    @Test
    default void oneOfManyRivalsReplaces() {
        Owner first = taken();
        List<Optional<Owner>> answers = Race.of(8,
                rival -> owners().replace(first, first.moved(OTHER, NOW.plusSeconds(rival))));
        List<Optional<Owner>> done = answers.stream().filter(Optional::isPresent).toList();
        assertEquals(1, done.size());
        assertEquals(Map.of(ACME, done.getFirst().orElseThrow()), owners().find(List.of(ACME)));
    }

    @Test
    default void namesAboveAndBelowAreOthers() {
        var below = new DomainName("sub.acme.test");
        owners().take(ACME, ACCOUNT, NOW);
        owners().take(below, OTHER, NOW);
        assertEquals(Map.of(ACME, new Owner(ACME, ACCOUNT, NOW), below, new Owner(below, OTHER, NOW)),
                owners().find(List.of(below, ACME, new DomainName("test"))));
    }

    @Test
    default void manyNamesAreFoundAtOnceAndRepeatsDoNoHarm() {
        var names = new ArrayList<>(IntStream.range(0, 130).mapToObj(i -> new DomainName("d" + i + ".test")).toList());
        names.forEach(name -> owners().take(name, ACCOUNT, NOW));
        names.addAll(List.copyOf(names));
        assertEquals(130, owners().find(names).size());
    }
}
