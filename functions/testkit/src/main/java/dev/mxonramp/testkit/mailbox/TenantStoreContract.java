package dev.mxonramp.testkit.mailbox;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static dev.mxonramp.testkit.claim.Samples.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.mailbox.Tenant;
import dev.mxonramp.domain.mailbox.TenantStore;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.fault.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TenantStore} does. */
public interface TenantStoreContract {
    /** The port under test; the same one within a test. */
    TenantStore tenants();

    @Test
    default void tenantIsFoundAsItWasWritten_inItsDomainOnly() {
        assertEquals(Optional.empty(), tenants().find(ACME));
        var begun = Tenant.begin(ACME, ACCOUNT, NOW);
        assertTrue(tenants().replace(null, begun));
        assertEquals(Optional.of(begun), tenants().find(ACME));
        assertTrue(tenants().replace(begun, begun.settled()));
        assertEquals(Optional.of(begun.settled()), tenants().find(ACME));
        assertEquals(Optional.empty(), tenants().find(new DomainName("sub.acme.test")));
    }

    @Test
    default void onlyWhatWasReadIsReplaced() {
        var begun = Tenant.begin(ACME, ACCOUNT, NOW);
        assertFalse(tenants().replace(begun, begun.settled()), "there is none");
        assertTrue(tenants().replace(null, begun));
        assertFalse(tenants().replace(null, Tenant.begin(ACME, OTHER, NOW)));
        assertFalse(tenants().replace(begun.settled(), Tenant.begin(ACME, OTHER, NOW)));
        assertFalse(tenants().replace(Tenant.begin(ACME, OTHER, NOW), begun.settled()));
        var again = Tenant.begin(ACME, ACCOUNT, NOW.plusNanos(1));
        assertTrue(tenants().replace(begun, again));
        assertFalse(tenants().replace(begun, begun.settled()), "begun anew meanwhile");
        assertEquals(Optional.of(again), tenants().find(ACME));
    }

    @Test
    default void oneOfManyRivalsReplaces() {
        List<Boolean> answers = Race.of(8,
                rival -> tenants().replace(null, Tenant.begin(ACME, ACCOUNT, NOW.plusSeconds(rival))));
        assertEquals(1, answers.stream().filter(Boolean::booleanValue).count());
    }
}
