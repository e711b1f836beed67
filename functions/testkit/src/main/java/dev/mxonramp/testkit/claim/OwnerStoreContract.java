package dev.mxonramp.testkit.claim;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.claim.OwnerStore.Taken;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.fault.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
