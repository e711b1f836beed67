package dev.mxonramp.testkit.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.migration.SourcePasses;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.domain.sweep.SweepReport;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tick that ends in the middle of a daily slot leaves the rest to the next minute, not to the next day. */
class SweepKilledTest {
    private static final int ENTRIES = 12;
    private static final Duration TIME = Duration.ofSeconds(55);

    private final JourneyWorld world = new JourneyWorld();
    private final List<MailAddress> visited = Collections.synchronizedList(new ArrayList<>());

    /** What a killed process does not survive: nothing of the sweep's catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    static IntStream boundaries() {
        return IntStream.rangeClosed(0, ENTRIES);
    }

    private Slot daily() {
        long minute = Math.floorDiv(world.clock.instant().getEpochSecond(), 60L);
        return new Slot(Tier.DAY, Math.floorMod(minute, Tier.DAY.slots()), 0);
    }

    private Sweep sweep(SourcePasses passes) {
        return new Sweep(world.watches, world.round, passes, JourneyWorld.SHARDS, 1, world.clock);
    }

    private SweepReport tick() {
        return sweep((_, mailbox) -> visited.add(mailbox)).tick(() -> TIME);
    }

    /** Plenty of time until the sweep has asked {@code entries} times whether it may go on with an entry. */
    private static Supplier<Duration> timeFor(int entries, Supplier<Duration> then) {
        // The tick's own thread asks once at first, and then before each entry. Slots are opened by threads of their
        // own, which ask in between, whenever they come to it.
        Thread tick = Thread.currentThread();
        var asked = new AtomicInteger();
        return () -> Thread.currentThread() != tick || asked.incrementAndGet() <= 1 + entries ? TIME : then.get();
    }

    private void sources(int count) {
        for (int i = 0; i < count; i++) {
            var mailbox = new MailAddress("m" + i, new DomainName("acme.test"));
            world.watches.put(new Watch(new WatchKey.OfSource(world.account(), mailbox), daily()));
        }
    }

    private static Duration killed() {
        throw new Killed();
    }

    @ParameterizedTest(name = "killed after {0}")
    @MethodSource("boundaries")
    void theNextTickServesWhatAKilledOneLeft(int survivors) {
        sources(ENTRIES);
        if (survivors < ENTRIES) {
            assertThrows(Killed.class, () -> sweep((_, mailbox) -> visited.add(mailbox))
                    .tick(timeFor(survivors, SweepKilledTest::killed)));
        } else {
            var _ = tick();
        }
        assertEquals(survivors, visited.size());
        world.clock.advance(Duration.ofMinutes(1));
        SweepReport next = tick();
        assertEquals(0, next.unfinished());
        assertEquals(ENTRIES, new HashSet<>(visited).size());
        int served = visited.size();
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(0, tick().visited());
        assertEquals(served, visited.size());
    }

    @ParameterizedTest(name = "out of time after {0}")
    @MethodSource("boundaries")
    void whatThereWasNoTimeForIsServedByTheNextTickAndNothingTwice(int survivors) {
        sources(ENTRIES);
        var report = sweep((_, mailbox) -> visited.add(mailbox)).tick(timeFor(survivors, () -> Duration.ofSeconds(5)));
        assertEquals(survivors, report.visited());
        assertEquals(survivors < ENTRIES ? 1 : 0, report.unfinished());
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(ENTRIES - survivors, tick().visited());
        assertEquals(ENTRIES, visited.size());
        assertEquals(ENTRIES, new HashSet<>(visited).size());
    }

    @ParameterizedTest(name = "killed after {0}")
    @MethodSource("boundaries")
    void claimsOfAKilledTickAreAllProvenByTheNextAndNothingIsToldTwice(int survivors) {
        var claims = new ArrayList<ClaimKey>();
        for (int i = 0; i < ENTRIES; i++) {
            ClaimKey claim = world.opened(world.account(), "d" + i + ".test");
            world.publish(claim);
            world.mx.none(claim.domain());
            world.awaits(claim, AwaitStep.OWNERSHIP);
            world.watches.put(new Watch(new WatchKey.OfClaim(claim), daily()));
            claims.add(claim);
        }
        Supplier<Duration> left = timeFor(survivors, SweepKilledTest::killed);
        if (survivors < ENTRIES) {
            assertThrows(Killed.class, () -> world.sweep().tick(left));
        } else {
            var _ = world.tick();
        }
        world.clock.advance(Duration.ofMinutes(1));
        world.tick();
        claims.forEach(claim -> assertTrue(world.claim(claim).milestones().passed(Step.PROVEN), claim::toString));
        assertEquals(ENTRIES, world.workflow.completions().size());
        assertEquals(world.events.distinct(), world.events.published());
    }

    @Test
    void aKilledTickIsFollowedFromItsLastNote() {
        sources(100);
        SourcePasses slow = (_, mailbox) -> {
            visited.add(mailbox);
            world.clock.advance(Duration.ofSeconds(1));
        };
        assertThrows(Killed.class, () -> sweep(slow).tick(timeFor(25, SweepKilledTest::killed)));
        world.clock.advance(Duration.ofMinutes(1));
        int again = tick().visited();
        assertTrue(again >= 75 && again <= 82, "looked at " + again + " after 25 of 100 were done");
        assertEquals(100, new HashSet<>(visited).size());
    }

    @Test
    void underLastingOverloadTheLastOfASlotHasItsTurnToo() {
        for (int i = 0; i < ENTRIES; i++) {
            var mailbox = new MailAddress("m" + i, new DomainName("acme.test"));
            world.watches.put(Watch.of(new WatchKey.OfSource(world.account(), mailbox), Tier.MINUTE, 1));
        }
        for (int tick = 1; tick <= 9; tick++) {
            int most = 4 * tick;
            var _ = sweep((_, mailbox) -> visited.add(mailbox))
                    .tick(() -> visited.size() < most ? TIME : Duration.ofSeconds(5));
            world.clock.advance(Duration.ofMinutes(1));
            assertEquals(Math.min(ENTRIES, most), new HashSet<>(visited).size(), "after tick " + tick);
        }
        new HashSet<>(visited)
                .forEach(each -> assertTrue(Collections.frequency(visited, each) >= 2, each + " in " + visited));
    }

    @Test
    void aSlotThatIsTooLargeForAnyTickIsServedInTurn() {
        sources(ENTRIES);
        for (int tick = 1; tick <= 3; tick++) {
            int most = 4 * tick;
            var _ = sweep((_, mailbox) -> visited.add(mailbox))
                    .tick(() -> visited.size() < most ? TIME : Duration.ofSeconds(5));
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(ENTRIES, new HashSet<>(visited).size());
    }
}
