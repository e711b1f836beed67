package dev.mxonramp.testkit.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.dns.LookEnd;
import dev.mxonramp.domain.migration.SourcePasses;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.sweep.Helpers;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.domain.sweep.SweepReport;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ticks that are larger than one invocation, and accounts that are larger than others. */
class SweepScaleTest {
    private static final int SHARDS = 8;
    private static final Duration TIME = Duration.ofSeconds(55);

    private final JourneyWorld world = new JourneyWorld();
    private final List<MailAddress> visited = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> shares = Collections.synchronizedList(new ArrayList<>());

    private Sweep sweep(SourcePasses passes, Helpers helpers, Sweep.Limits limits) {
        return new Sweep(world.watches, world.round, passes, helpers, shares::add, limits,
                world.clock);
    }

    private void sources(AccountId account, int count, String name) {
        for (int i = 0; i < count; i++) {
            var mailbox = new MailAddress(name + i, new DomainName("acme.test"));
            world.watches.put(Watch.of(new WatchKey.OfSource(account, mailbox), Tier.MINUTE, SHARDS));
        }
    }

    private void accounts(int count) {
        for (int i = 0; i < count; i++) {
            sources(world.account(), 5, "m" + i + "x");
        }
    }

    private static Sweep.Limits limits(int most) {
        return new Sweep.Limits(SHARDS, 4, most, SHARDS);
    }

    private SourcePasses noting() {
        return (_, mailbox) -> visited.add(mailbox);
    }

    @Test
    void aTickThatIsTooLargeCallsOneHelperAndLeavesWholeSlots() {
        accounts(60);
        SweepReport report = sweep(noting(), calls::add, limits(20)).tick(() -> TIME);
        assertEquals(List.of(1), calls);
        assertTrue(report.unfinished() > 0);
        assertEquals(report.visited(), visited.size());
        assertTrue(visited.size() < 300, "it took everything");
    }

    @Test
    void aTickThatOneCanTakeCallsNobody() {
        accounts(60);
        assertEquals(300, sweep(noting(), calls::add, limits(1_000)).tick(() -> TIME).visited());
        assertEquals(List.of(), calls);
    }

    @Test
    void helpersTogetherWorkEverySlotOnceAndTheCursorFollows() {
        accounts(60);
        world.watches.advance(world.clock.instant().minus(Duration.ofMinutes(1)));
        var reports = new ArrayList<SweepReport>();
        runWithHelpers(0, reports);
        assertEquals(300, visited.size());
        assertEquals(300, new HashSet<>(visited).size());
        assertTrue(reports.size() > 1, "nobody helped");
        Instant minute = world.clock.instant();
        world.clock.advance(Duration.ofMinutes(1));
        visited.clear();
        runWithHelpers(0, reports);
        assertEquals(300, visited.size());
        assertFalse(world.watches.cursor().orElseThrow().isBefore(minute), "the cursor stays behind");
    }

    /** Each helper begins once whoever called it has ended. */
    private void runWithHelpers(int first, List<SweepReport> reports) {
        var called = new ArrayDeque<>(List.of(first));
        while (!called.isEmpty()) {
            reports.add(sweep(noting(), called::add, limits(20)).tick(called.remove(), () -> TIME));
        }
    }

    @Test
    void whoIsNotAloneLeavesTheOthersTheirShareOfTheQuestionsBeforeTheyBegin() {
        accounts(60);
        var _ = sweep(noting(), calls::add, limits(1_000)).tick(() -> TIME);
        assertEquals(List.of(1), shares, "alone");
        world.clock.advance(Duration.ofMinutes(1));
        shares.clear();
        var _ = sweep(noting(), _ -> assertEquals(List.of(1, SHARDS + 1), shares), limits(20)).tick(() -> TIME);
        assertEquals(List.of(1, SHARDS + 1), shares, "one that calls a helper");
        shares.clear();
        var _ = sweep(noting(), Helpers.NONE, limits(1_000)).tick(2, () -> TIME);
        assertEquals(List.of(SHARDS + 1), shares, "a helper");
    }

    @Test
    void noMoreHelpersAreCalledThanTheBound() {
        accounts(60);
        var limits = new Sweep.Limits(SHARDS, 4, 1, 3);
        for (int helper = 0; helper <= 3; helper++) {
            var _ = sweep(noting(), calls::add, limits).tick(helper, () -> TIME);
        }
        assertEquals(List.of(1, 2, 3), calls);
    }

    @Test
    void anAccountWhoseLooksHangLeavesPlacesForTheOthers() throws Exception {
        AccountId slow = world.account();
        sources(slow, 500, "slow");
        AccountId other = world.account();
        sources(other, 20, "other");
        var release = new CountDownLatch(1);
        var others = new CountDownLatch(20);
        SourcePasses passes = (account, mailbox) -> {
            visited.add(mailbox);
            if (account.equals(slow)) {
                awaitQuietly(release);
            } else {
                others.countDown();
            }
        };
        Thread tick = Thread.ofVirtual()
                .start(() -> sweep(passes, Helpers.NONE, Sweep.Limits.alone(SHARDS, 4)).tick(() -> TIME));
        assertTrue(others.await(30, TimeUnit.SECONDS), "the other account waits for the slow one");
        release.countDown();
        tick.join();
        assertEquals(520, visited.size());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsCrowdedIsTriedAgainInTheSameTickAndIsNoFailure() {
        sources(world.account(), 3, "m");
        var tried = Collections.synchronizedList(new ArrayList<MailAddress>());
        SweepReport report = sweep((_, mailbox) -> {
            tried.add(mailbox);
            if (tried.size() == 1) {
                throw new Crowded("192.0.2.1");
            }
        }, Helpers.NONE, Sweep.Limits.alone(SHARDS, 4)).tick(() -> TIME);
        assertEquals(List.of(), report.failures());
        assertEquals(3, report.visited());
        assertEquals(4, tried.size());
        assertEquals(0, report.unfinished());
    }

    @Test
    void everyLookKnowsWhenTheTickEnds() {
        sources(world.account(), 3, "m");
        var left = Collections.synchronizedList(new ArrayList<Duration>());
        var _ = sweep((_, _) -> left.add(LookEnd.left().orElseThrow()), Helpers.NONE, Sweep.Limits.alone(SHARDS, 4))
                .tick(() -> TIME);
        assertEquals(3, left.size());
        left.forEach(each -> assertTrue(each.compareTo(TIME.minusSeconds(4)) <= 0, each::toString));
    }

    private void daily() {
        var mailbox = new MailAddress("m", new DomainName("acme.test"));
        long minute = Math.floorDiv(world.clock.instant().getEpochSecond(), 60L);
        var slot = new Slot(Tier.DAY, Math.floorMod(minute, Tier.DAY.slots()), 0);
        world.watches.put(new Watch(new WatchKey.OfSource(world.account(), mailbox), slot));
    }

    @Test
    void whatWouldRestBeyondTheTicksTimeEndsItAndIsLeftToTheNext() {
        daily();
        SweepReport report = sweep((_, mailbox) -> {
            visited.add(mailbox);
            if (visited.size() == 1) {
                throw new Crowded("192.0.2.1");
            }
        }, Helpers.NONE, Sweep.Limits.alone(SHARDS, 4))
                .tick(() -> visited.isEmpty() ? TIME : Sweep.RESERVE.plusMillis(500));
        assertEquals(1, visited.size(), "it rests a second where half a second is left");
        assertEquals(1, report.unfinished());
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, sweep(noting(), Helpers.NONE, Sweep.Limits.alone(SHARDS, 4)).tick(() -> TIME).visited());
    }

    @Test
    void whatStaysCrowdedIsLeftToTheNextTick() {
        daily();
        SweepReport report = sweep((_, each) -> {
            visited.add(each);
            throw new Crowded("192.0.2.1");
        }, Helpers.NONE, Sweep.Limits.alone(SHARDS, 4)).tick(() -> visited.isEmpty() ? TIME : Duration.ofSeconds(5));
        assertEquals(1, report.unfinished());
        world.clock.advance(Duration.ofMinutes(1));
        assertEquals(1, sweep(noting(), Helpers.NONE, Sweep.Limits.alone(SHARDS, 4)).tick(() -> TIME).visited());
    }
}
