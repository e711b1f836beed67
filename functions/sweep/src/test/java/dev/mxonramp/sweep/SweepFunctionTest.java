package dev.mxonramp.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepFunctionTest {
    private final JourneyWorld world = new JourneyWorld();

    @Test
    void aTickReportsWhatItDid() {
        world.opened(world.account(), "acme.test");
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(Map.of("slots", 1, "visited", 1, "failures", 0, "unfinished", 0),
                new SweepFunction(world.sweep()).run(Map.of(), Deadline.none()));
    }

    @Test
    void aFailureAtOneEntryIsReportedAndNoError() {
        world.opened(world.account(), "acme.test");
        world.faults.failNext("EvidenceStore.put", 1);
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, new SweepFunction(world.sweep()).run(Map.of(), Deadline.none()).get("failures"));
    }
}
