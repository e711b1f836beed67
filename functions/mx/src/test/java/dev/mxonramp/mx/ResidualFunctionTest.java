package dev.mxonramp.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.ResidualWait;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResidualFunctionTest {
    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey acme = world.opened(world.account(), "acme.test");
    private final ResidualFunction function = new ResidualFunction(new ResidualWait(world.updates, world.sources,
            world.mx, new Residual(JourneyWorld.MARGIN), world.clock));

    @BeforeEach
    void changeTheMx() {
        world.passes(acme, Step.PROVEN);
        world.mx.old(acme.domain(), Duration.ofSeconds(20), "10 mail.old.test.");
        world.checks.check(acme, Trigger.SWEEP);
        world.mx.ours(acme.domain());
        world.clock.advance(Duration.ofMillis(60_250));
        world.checks.check(acme, Trigger.SWEEP);
    }

    @Test
    void withoutASourceItHasPassed() {
        assertEquals(Map.of("passed", true), run());
    }

    @Test
    void withASourceItSaysUntilWhenInWholeSeconds() {
        var _ = world.sources.save(new Source(acme.account(), new MailAddress("ann", acme.domain()), "imap.old.test",
                993, Source.Security.TLS, "ann", null, 0, null, 0, false, null, 0));
        assertEquals(Map.of("passed", false, "until", "2026-11-23T12:06:21Z"), run());
        world.clock.advance(Duration.ofSeconds(321));
        assertEquals(Map.of("passed", true), run());
    }

    private Map<String, @Nullable Object> run() {
        return function.run(Map.of("account", acme.account().value(), "domain", acme.domain().ascii()),
                Deadline.none());
    }
}
