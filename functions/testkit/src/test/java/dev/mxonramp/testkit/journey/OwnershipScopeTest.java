package dev.mxonramp.testkit.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Owner.Transfer;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import dev.mxonramp.testkit.name.ListedPublicSuffixes;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a proof covers (dns.md 4), on a list with the suffixes {@code co.uk} and, private, {@code github.io}. */
class OwnershipScopeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final DomainName ACME = new DomainName("acme.test");
    private static final DomainName SHOP = new DomainName("shop.acme.test");
    private static final DomainName BELOW = new DomainName("de.shop.acme.test");

    private final InMemoryOwnerStore owners = new InMemoryOwnerStore();
    private final Ownership ownership = new Ownership(owners, ListedPublicSuffixes.usual());
    private final Identities identities = new Identities(new Random(1));
    private final AccountId ann = identities.account();
    private final AccountId bob = identities.account();

    private void proves(AccountId account, DomainName name) {
        var _ = owners.take(name, account, NOW);
    }

    private Owner owner(DomainName name) {
        return owners.find(List.of(name)).values().iterator().next();
    }

    private void becomes(Owner next) {
        assertTrue(owners.replace(owner(next.domain()), next).isPresent());
    }

    private void suspend(DomainName name) {
        var gone = new Owner.Found(false, false, true);
        becomes(owner(name).after(gone, NOW).after(gone, NOW.plus(Owner.GRACE)));
        assertTrue(owner(name).suspended());
    }

    @ParameterizedTest(name = "{0} proven, {1} used: {2}")
    @CsvSource({"acme.test,acme.test,true", "acme.test,shop.acme.test,true", "acme.test,a.b.c.d.acme.test,true",
            "shop.acme.test,acme.test,false", "shop.acme.test,blog.acme.test,false", "acme.test,notacme.test,false",
            "acme.test,test,false", "test,acme.test,false", "co.uk,acme.co.uk,false", "uk,co.uk,false",
            "acme.co.uk,shop.acme.co.uk,true", "github.io,github.io,true", "github.io,user.github.io,false",
            "github.io,www.user.github.io,false", "user.github.io,www.user.github.io,true",
            "user.github.io,github.io,false", "user.github.io,other.github.io,false"})
    void aProofCoversItsNameAndTheNamesBelowNeverAcrossAPublicSuffix(String proven, String used, boolean covered) {
        proves(ann, new DomainName(proven));
        assertEquals(covered, ownership.holds(ann, new DomainName(used)));
        assertFalse(ownership.holds(bob, new DomainName(used)));
    }

    @Test
    void aNameThatAnotherAccountProvedIsNotCoveredNorAreTheNamesBelowIt() {
        proves(ann, ACME);
        proves(bob, SHOP);
        assertInstanceOf(Standing.HeldByOther.class, ownership.standing(ann, SHOP));
        assertInstanceOf(Standing.HeldByOther.class, ownership.standing(ann, BELOW));
        assertTrue(ownership.holds(bob, BELOW));
        assertTrue(ownership.holds(ann, ACME));
        proves(ann, BELOW);
        assertTrue(ownership.holds(ann, BELOW), "the nearest proof counts");
    }

    @Test
    void inheritanceEndsWithTheParentsProof() {
        proves(ann, ACME);
        assertTrue(ownership.holds(ann, BELOW));
        owners.release(ACME, ann);
        assertInstanceOf(Standing.Open.class, ownership.standing(ann, BELOW));
        proves(bob, ACME);
        assertInstanceOf(Standing.HeldByOther.class, ownership.standing(ann, BELOW));
    }

    @Test
    void inheritanceMovesWithTheName() {
        proves(ann, ACME);
        becomes(owner(ACME).transferring(new Transfer(bob, NOW, NOW.plusSeconds(60), null)));
        assertTrue(ownership.holds(ann, SHOP), "until it moves");
        assertInstanceOf(Standing.InTransfer.class, ownership.standing(bob, ACME));
        assertInstanceOf(Standing.HeldByOther.class, ownership.standing(bob, SHOP));
        becomes(owner(ACME).moved(bob, NOW.plusSeconds(60)));
        assertFalse(ownership.holds(ann, SHOP));
        assertTrue(ownership.holds(bob, SHOP));
        assertEquals(Set.of(ann), ownership.others(bob, SHOP));
    }

    @Test
    void aSuspendedProofCoversNothing() {
        proves(ann, ACME);
        suspend(ACME);
        assertInstanceOf(Standing.Suspended.class, ownership.standing(ann, ACME));
        assertInstanceOf(Standing.Suspended.class, ownership.standing(ann, SHOP));
        assertInstanceOf(Standing.HeldByOther.class, ownership.standing(bob, ACME));
        assertInstanceOf(Standing.Open.class, ownership.standing(bob, SHOP));
        becomes(owner(ACME).after(new Owner.Found(true, false, false), NOW.plus(Owner.GRACE)));
        assertTrue(ownership.holds(ann, SHOP));
    }

    @Test
    void belowASuspendedProofTheOneAboveItCountsAgain() {
        proves(ann, ACME);
        proves(bob, SHOP);
        suspend(SHOP);
        assertInstanceOf(Standing.HeldByOther.class, ownership.standing(ann, SHOP), "the name itself stays bob's");
        assertTrue(ownership.holds(ann, BELOW));
        assertInstanceOf(Standing.Suspended.class, ownership.standing(bob, BELOW));
    }
}
