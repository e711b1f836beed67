package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.dns.LookEnd;
import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.migration.SourcePasses;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One tick of the sweep, once a minute: takes the slots that are due, looks at what stands in them, many at once, and
 * writes nothing for what did not change.
 */
public final class Sweep {
    /** Time for what follows from a look: reads, conditional writes, an event, a token. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(4);

    /**
     * With less time left, nothing new is begun: 8 s for one check by DNS and 4 s for what follows. A look may take more
     * of them: 32 s for the owner's own proof (code 8 s, its absence 8 s, MX 8 s, its absence 8 s), up to 48 s for a
     * newcomer's (its code 8 s, the holder's 16 s and MX 16 s, its own MX 8 s), and waiting for turns at name servers. So each look ends 4 s
     * before the tick does, done or not: what is left behind comes first in the next tick, which has 51 s then.
     */
    public static final Duration RESERVE = AFTERWARDS.plusSeconds(8);

    /** No function runs longer (AWS Lambda). */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final WatchStore watches;
    private final ClaimRound claims;
    private final SourcePasses sources;
    private final Helpers helpers;
    private final Politeness politeness;
    private final Limits limits;
    private final InstantSource clock;

    /**
     * How much one tick does.
     *
     * @param shards the deployment's number of shards of the timing wheel
     * @param atOnce looks at the same time
     * @param mostEntries entries that one tick takes upon itself; a slot is never split
     * @param mostHelpers further ticks that may be called for one minute
     */
    public record Limits(int shards, int atOnce, int mostEntries, int mostHelpers) {
        /** Without a bound on entries: one process does all. */
        public static Limits alone(int shards, int atOnce) {
            return new Limits(shards, atOnce, Integer.MAX_VALUE, 0);
        }

        /** Ticks that may work beside each other in one minute. */
        private int mostTicks() {
            return mostHelpers + 1;
        }
    }

    /** A sweep that works alone. */
    public Sweep(WatchStore watches, ClaimRound claims, SourcePasses sources, int shards, int atOnce,
            InstantSource clock) {
        this(watches, claims, sources, Helpers.NONE, Politeness.ALONE, Limits.alone(shards, atOnce), clock);
    }

    /** @param politeness told in time how many ticks may ask name servers beside each other */
    public Sweep(WatchStore watches, ClaimRound claims, SourcePasses sources, Helpers helpers, Politeness politeness,
            Limits limits, InstantSource clock) {
        this.watches = watches;
        this.claims = claims;
        this.sources = sources;
        this.helpers = helpers;
        this.politeness = politeness;
        this.limits = limits;
        this.clock = clock;
    }

    /** The tick that the schedule calls. */
    public SweepReport tick(Supplier<Duration> left) {
        return tick(0, left);
    }

    /**
     * Works what is due now: missed minutes, and what an earlier tick left behind, included.
     *
     * @param helper which of the helpers called for this minute this is; 0 for the tick that the schedule calls
     * @param left the time left to this tick; with its end the tick has ended, whatever happens
     */
    public SweepReport tick(int helper, Supplier<Duration> left) {
        // How many more will be called none of them knows: who is not alone counts all that there may be.
        politeness.shareAmong(helper == 0 ? 1 : limits.mostTicks());
        Instant now = clock.instant();
        Duration time = left.get();
        time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        Instant until = now.plus(time);
        long lookEnd = System.nanoTime() + time.minus(AFTERWARDS).toNanos();
        Optional<Instant> cursor = watches.cursor();
        if (cursor.isEmpty()) {
            // Without a beginning nobody would come back to what the very first tick leaves behind.
            watches.advance(now.minus(Duration.ofMinutes(1)));
        }
        DueSlots due = DueSlots.at(now, cursor, limits.shards());
        var load = new SweepCrew.Load(limits.atOnce(), limits.mostEntries(), () -> call(helper + 1));
        try (var crew = new SweepCrew(watch -> LookEnd.at(lookEnd, () -> visit(watch)), load,
                () -> left.get().minus(RESERVE))) {
            due.slots().forEach((slot, minute) -> crew.slot(new SlotTurn(watches, slot, minute, until, clock), minute));
            SweepReport report = crew.finish();
            advance(due, crew.behind());
            return report;
        }
    }

    private void call(int number) {
        if (number <= limits.mostHelpers()) {
            politeness.shareAmong(limits.mostTicks());
            helpers.call(number);
        }
    }

    /** Up to the minute before the first that has a slot left: a tick that others help may not know when they end. */
    private void advance(DueSlots due, Optional<Instant> behind) {
        Instant worked = due.cursor();
        if (worked != null) {
            watches.advance(behind.map(minute -> minute.minus(Duration.ofMinutes(1)))
                    .filter(minute -> minute.isBefore(worked)).orElse(worked));
        }
    }

    private void visit(Watch watch) {
        switch (watch.key()) {
            case WatchKey.OfClaim(var claim) -> claims.visit(watch, claim);
            case WatchKey.OfSource(var account, var mailbox) -> sources.startDue(account, mailbox);
        }
    }
}
