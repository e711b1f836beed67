package dev.mxonramp.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.sweep.Politeness;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepFunctionTest {
    private static final DomainName ACME = new DomainName("acme.test");

    private final JourneyWorld world = new JourneyWorld();

    @Test
    void aTickReportsWhatItDid() {
        world.opened(world.account(), "acme.test");
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(Map.of("slots", 1, "visited", 1, "failures", 0, "unfinished", 0),
                new SweepFunction(world.sweep()).run(Map.of(), Deadline.none()));
    }

    @Test
    void aHelperIsToldByItsEventWhichOneItIs() {
        var account = world.account();
        for (int i = 0; i < 3; i++) {
            world.watches.put(new Watch(new WatchKey.OfSource(account, new MailAddress("m" + i, ACME)),
                    new Slot(Tier.MINUTE, 0, i)));
        }
        var calls = new ArrayList<Integer>();
        var sweep = new Sweep(world.watches, world.round, (_, _) -> {}, calls::add, Politeness.ALONE,
                new Sweep.Limits(3, 1, 1, 15), world.clock);
        var _ = new SweepFunction(sweep).run(Map.of("source", "mx-onramp.sweep", "detail", Map.of("helper", 4)),
                Deadline.none());
        assertEquals(List.of(5), calls);
    }

    @Test
    void aFailureAtOneEntryIsReportedAndNoError() {
        world.opened(world.account(), "acme.test");
        world.faults.failNext("EvidenceStore.put", 1);
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, new SweepFunction(world.sweep()).run(Map.of(), Deadline.none()).get("failures"));
    }
}
