package dev.mxonramp.domain.sweep;

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
    /** Time that a look may take with all that follows from it; with less left, nothing new is begun. */
    private static final Duration RESERVE = Duration.ofSeconds(12);

    /** No function runs longer (AWS Lambda). */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final WatchStore watches;
    private final ClaimRound claims;
    private final SourcePasses sources;
    private final int shards;
    private final int atOnce;
    private final InstantSource clock;

    /**
     * @param shards the deployment's number of shards of the timing wheel
     * @param atOnce looks at the same time; each needs some sockets
     */
    public Sweep(WatchStore watches, ClaimRound claims, SourcePasses sources, int shards, int atOnce,
            InstantSource clock) {
        this.watches = watches;
        this.claims = claims;
        this.sources = sources;
        this.shards = shards;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /**
     * Works what is due now: missed minutes, and what an earlier tick left behind, included.
     *
     * @param left the time left to this tick; with its end the tick has ended, whatever happens
     */
    public SweepReport tick(Supplier<Duration> left) {
        Instant now = clock.instant();
        Duration time = left.get();
        Instant until = now.plus(time.compareTo(LONGEST) > 0 ? LONGEST : time);
        Optional<Instant> cursor = watches.cursor();
        if (cursor.isEmpty()) {
            // Without a beginning nobody would come back to what the very first tick leaves behind.
            watches.advance(now.minus(Duration.ofMinutes(1)));
        }
        DueSlots due = DueSlots.at(now, cursor, shards);
        try (var crew = new SweepCrew(this::visit, atOnce, () -> left.get().compareTo(RESERVE) > 0)) {
            due.slots().forEach((slot, minute) -> crew.slot(new SlotTurn(watches, slot, minute, until, clock)));
            SweepReport report = crew.finish();
            Instant worked = due.cursor();
            if (report.unfinished() == 0 && worked != null) {
                watches.advance(worked);
            }
            return report;
        }
    }

    private void visit(Watch watch) {
        switch (watch.key()) {
            case WatchKey.OfClaim(var claim) -> claims.visit(watch, claim);
            case WatchKey.OfSource(var account, var mailbox) -> sources.startDue(account, mailbox);
        }
    }
}
