package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.dns.MxCheck.Served;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.testkit.dns.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old MX sets as three name servers show them, and the residual instant that follows (dns.md 15). */
class OldMxSetsTest {
    private static final String OLD = "10 mail.old.test.";
    private static final Residual RESIDUAL = new Residual(Duration.ofMinutes(5));
    private static final Instant SWITCHED = World.NOW;

    private final World world = new World(3);
    private List<MxSet> sets = List.of();
    private Instant now = World.NOW;

    @AfterEach
    void stop() {
        world.close();
    }

    private void old(long ttl) {
        world.zone.put("acme.test", "MX", ttl, OLD);
    }

    private void ours() {
        world.zone.put("acme.test", "MX", 300, "10 mx1.onramp.test.", "20 mx2.onramp.test.");
    }

    /** A minute later everything is looked at again. */
    private @Nullable Instant look() {
        now = now.plusSeconds(60);
        sets = Residual.sets(sets, world.mx(), SWITCHED, now);
        return RESIDUAL.instant(sets, SWITCHED);
    }

    private Instant after(long ttl) {
        return now.plusSeconds(ttl).plus(RESIDUAL.margin());
    }

    @Test
    void theGreatestTtlAtAnyServerCounts() {
        old(7200);
        world.dns.server(2).hold(world.zone);
        old(60);
        assertEquals(List.of(new Served(List.of(OLD), Duration.ofHours(2))), world.mx().others());
    }

    @Test
    void theLastServerThatHasTheOldSetDecides_andItsComingBackDecidesAnew() {
        old(3600);
        assertNull(look());
        world.dns.server(3).hold(world.zone);
        ours();
        assertNull(look(), "one server has it still");
        world.dns.server(3).release(world.zone);
        Instant first = look();
        assertEquals(after(3600), first);
        old(3600);
        world.dns.server(1).hold(world.zone);
        ours();
        assertNull(look(), "it came back at one server");
        world.dns.server(1).release(world.zone);
        Instant again = look();
        assertEquals(after(3600), again);
    }

    @Test
    void theHigherTtlFromBeforeItWasLoweredCountsAsLongAsCachesHaveIt() {
        old(86_400);
        look();
        old(300);
        look();
        Instant lowered = now;
        ours();
        assertEquals(lowered.plusSeconds(86_400).plus(RESIDUAL.margin()), look());
    }

    @Test
    void aServerThatKeepsSilentMayServeItStill() {
        old(3600);
        look();
        ours();
        world.dns.server(2).behave(ServerFault.DROP);
        assertNull(look());
        world.dns.server(2).behave(ServerFault.NONE);
        Instant until = look();
        assertEquals(after(3600), until);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "REFUSED"})
    void aServerThatIsOutOfServiceForGoodDelaysTheEndByADay(ServerFault fault) {
        old(3600);
        look();
        ours();
        world.dns.server(2).behave(fault);
        assertNull(look());
        now = SWITCHED.plus(Duration.ofDays(1)).minusSeconds(61);
        assertNull(look());
        Instant until = look();
        assertEquals(after(3600), until);
    }
}
