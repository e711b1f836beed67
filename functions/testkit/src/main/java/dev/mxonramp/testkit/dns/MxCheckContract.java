package dev.mxonramp.testkit.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link MxCheck} does. The plan is {@link #PLAN}; the world of a test starts without MX records. */
public interface MxCheckContract {
    /** The domain that the contract looks at. */
    DomainName DOMAIN = new DomainName("acme.test");
    /** Our hosts. */
    MxPlan PLAN = new MxPlan(List.of(new DomainName("mx1.onramp.test"), new DomainName("mx2.onramp.test")));
    /** Our records. */
    List<String> OURS = List.of("10 mx1.onramp.test.", "20 mx2.onramp.test.");
    /** The old host's record; the name has an address. */
    String OLD = "10 mail.old.test.";
    /** The old record's TTL. */
    Duration TTL = Duration.ofSeconds(20);

    /** The check under test, looking at this test's world. */
    MxCheck check();

    /** Publishes exactly these MX records for {@link #DOMAIN} at every authority, with {@link #TTL}. */
    void publish(List<String> records);

    /** Lets no authority answer. */
    void silence();

    @Test
    default void ourHostsOnlyAreOurs() {
        publish(OURS);
        var outcome = check().check(DOMAIN);
        assertTrue(outcome.ours(), outcome::toString);
        assertTrue(outcome.definitive());
        assertEquals("mx.complete", outcome.finding().code());
        assertEquals(List.of(), outcome.others());
    }

    @Test
    default void theOldHostIsNotOursAndItsTtlIsKnown() {
        publish(List.of(OLD));
        var outcome = check().check(DOMAIN);
        assertFalse(outcome.ours());
        assertEquals("mx.other", outcome.finding().code());
        assertEquals(List.of(new MxCheck.Served(List.of(OLD), TTL)), outcome.others());
    }

    @Test
    default void bothTogetherAreSplit() {
        publish(List.of(OURS.get(0), OURS.get(1), OLD));
        var outcome = check().check(DOMAIN);
        assertFalse(outcome.ours());
        assertEquals("mx.split", outcome.finding().code());
        assertEquals(1, outcome.others().size());
    }

    @Test
    default void noRecordIsNone() {
        publish(List.of());
        var outcome = check().check(DOMAIN);
        assertFalse(outcome.ours());
        assertTrue(outcome.definitive());
        assertEquals("mx.none", outcome.finding().code());
    }

    @Test
    default void whatIsConfirmedStaysAsItIs() {
        for (List<String> records : List.of(OURS, List.of(OLD), List.<String>of())) {
            publish(records);
            var outcome = check().check(DOMAIN);
            assertEquals(outcome, check().confirmed(outcome));
        }
    }

    @Test
    default void silenceIsNeverDefinitive() {
        silence();
        var outcome = check().check(DOMAIN);
        assertFalse(outcome.ours());
        assertFalse(outcome.definitive());
        assertFalse(check().confirmed(outcome).definitive());
        assertEquals("dns.unreachable", outcome.finding().code());
    }
}
