package dev.mxonramp.domain.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairOrderTest {
    private final AccountId large = new AccountId("a".repeat(27));
    private final AccountId small = new AccountId("a" + "b".repeat(26));

    @Test
    void aLargeAccountDoesNotDelayASmallOne() {
        var entries = new ArrayList<Watch>();
        for (int i = 0; i < 1_000; i++) {
            entries.add(watch(large, "d" + i + ".test"));
        }
        entries.add(watch(small, "one.test"));
        List<Watch> order = FairOrder.of(entries);
        assertEquals(1_001, order.size());
        assertEquals(small, order.get(1).key().account());
    }

    private static Watch watch(AccountId account, String domain) {
        return Watch.of(new WatchKey.OfClaim(new ClaimKey(account, new DomainName(domain))), Tier.MINUTE, 1);
    }
}
