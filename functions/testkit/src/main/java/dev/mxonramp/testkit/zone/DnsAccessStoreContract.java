package dev.mxonramp.testkit.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.DnsAccessStore;
import dev.mxonramp.domain.zone.DnsAccessStore.KeptMx;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of accesses to users' DNS does. */
public abstract class DnsAccessStoreContract {
    private static final AccountId ANN = new AccountId("a" + "d".repeat(26));
    private static final AccountId BOB = new AccountId("a" + "e".repeat(26));
    private static final ClaimKey ACME = new ClaimKey(ANN, new DomainName("acme.test"));
    private static final ClaimKey SHOP = new ClaimKey(ANN, new DomainName("shop.acme.test"));
    private static final DnsRole ROLE = new DnsRole("arn:aws:iam::123456789012:role/onramp-dns-acme");

    /** The store under test, empty. */
    protected abstract DnsAccessStore store();

    private static RecordSet mx(String value) {
        return new RecordSet(ACME.domain(), RecordType.MX, 3600, List.of(value, "20 mx.spare.test."));
    }

    @Test
    void externalIdIsGivenOnceAndNeverChanges() {
        assertEquals("x1", store().externalId(ANN, "x1"));
        assertEquals("x1", store().externalId(ANN, "x2"));
        assertEquals("x3", store().externalId(BOB, "x3"));
    }

    @Test
    void roleIsKeptForItsClaimOnly_untilItIsForgotten() {
        assertEquals(Optional.empty(), store().role(ACME));
        store().setRole(ACME, ROLE);
        assertEquals(Optional.of(ROLE), store().role(ACME));
        assertEquals(Optional.empty(), store().role(SHOP));
        assertEquals(Optional.empty(), store().role(new ClaimKey(BOB, ACME.domain())));
        store().setRole(ACME, null);
        store().setRole(ACME, null);
        assertEquals(Optional.empty(), store().role(ACME));
    }

    @Test
    void lastReplacedSetIsKeptExactly() {
        assertEquals(Optional.empty(), store().kept(ACME));
        var first = new KeptMx(mx("10 mx.old.test."), mx("10 mx.new.test."), Instant.parse("2026-11-23T12:00:00Z"));
        store().keep(ACME, first);
        assertEquals(Optional.of(first), store().kept(ACME));
        var second = new KeptMx(null, mx("10 mx.new.test."), Instant.parse("2026-11-23T13:00:00Z"));
        store().keep(ACME, second);
        assertEquals(Optional.of(second), store().kept(ACME));
        assertEquals(Optional.empty(), store().kept(SHOP));
    }

    @Test
    void whatBelongsToAClaimIsForgottenWithIt_andNothingElse() {
        var replaced = new KeptMx(null, mx("10 mx.new.test."), Instant.parse("2026-11-23T12:00:00Z"));
        for (ClaimKey claim : List.of(ACME, SHOP)) {
            store().setRole(claim, ROLE);
            store().keep(claim, replaced);
        }
        assertEquals("x1", store().externalId(ANN, "x1"));
        store().forget(ACME);
        store().forget(ACME);
        assertEquals(Optional.empty(), store().role(ACME));
        assertEquals(Optional.empty(), store().kept(ACME));
        assertEquals(Optional.of(ROLE), store().role(SHOP));
        assertEquals(Optional.of(replaced), store().kept(SHOP));
        assertEquals("x1", store().externalId(ANN, "x2"));
    }
}
