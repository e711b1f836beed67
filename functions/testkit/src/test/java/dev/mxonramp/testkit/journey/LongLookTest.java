package dev.mxonramp.testkit.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.dns.LookEnd;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.ClaimChecks;
import dev.mxonramp.domain.journey.ClaimChecks.Checked;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.ClaimLook;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A look that takes longer than a person, and the gateway, can wait for. */
class LongLookTest {
    private static final Duration GATEWAY = Duration.ofSeconds(29);

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey acme = world.opened(world.account(), "acme.test");
    private final List<Optional<Duration>> left = new ArrayList<>();
    private final MxCheck late = new MxCheck() {
        @Override
        public Outcome check(DomainName domain) {
            left.add(LookEnd.left());
            throw new Crowded("192.0.2.1");
        }

        @Override
        public Outcome confirmed(Outcome seen) {
            throw new AssertionError("nothing was seen");
        }
    };
    private final ClaimChecks checks = new ClaimChecks(world.updates, world.gate,
            new ClaimLook(world.ownership, world.owners, world.tenancy, world.mailboxes, world.evidence, world.txt,
                    late,
                    world.takeover),
            new Residual(JourneyWorld.MARGIN), world.courier, world.cadence, world.clock);

    @BeforeEach
    void prove() {
        world.awaits(acme, AwaitStep.OWNERSHIP);
        world.publish(acme);
        world.mx.old(acme.domain(), Duration.ofHours(1), "10 mail.old.test.");
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN_PAGE", "CHECK_NOW"})
    void shownIsWhatIsKnown(Trigger trigger) {
        var seen = assertInstanceOf(Checked.Seen.class, checks.check(acme, trigger));
        assertFalse(seen.fresh());
        assertEquals("mx.other", requireNonNull(seen.mx()).code());
        assertEquals(world.claim(acme), seen.claim());
        assertTrue(left.getFirst().filter(each -> each.isPositive() && each.compareTo(GATEWAY) < 0).isPresent(),
                left::toString);
    }

    @Test
    void theSweepComesAgain() {
        assertThrows(Crowded.class, () -> checks.check(acme, Trigger.SWEEP));
        assertEquals(List.of(Optional.empty()), left);
    }
}
