package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.journey.ClaimRound;
import dev.mxonramp.domain.migration.SourcePasses;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One tick of the sweep, once a minute: takes the slots that are due, looks at what stands in them, many at once, and
 * writes nothing for what did not change.
 */
public final class Sweep {
    /** Time that a look may take with all that follows from it; with less left, nothing new is begun. */
    private static final Duration RESERVE = Duration.ofSeconds(12);

    private static final int PAGE = 500;

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
     * Works what is due now, missed minutes included.
     *
     * @param left the time left to this tick
     */
    public SweepReport tick(Supplier<Duration> left) {
        DueSlots due = DueSlots.at(clock.instant(), watches.cursor(), shards);
        try (var crew = new SweepCrew(this::visit, atOnce, () -> left.get().compareTo(RESERVE) > 0)) {
            due.slots().forEach((slot, minute) -> crew.slot(() -> open(slot, minute)));
            SweepReport report = crew.finish();
            Instant cursor = due.cursor();
            if (report.unfinished() == 0 && cursor != null) {
                watches.advance(cursor);
            }
            return report;
        }
    }

    /** The entries of a slot in fair order, or null if another tick has it. */
    private @Nullable List<Watch> open(Slot slot, Instant minute) {
        if (!watches.take(slot, minute)) {
            return null;
        }
        var entries = new ArrayList<Watch>();
        String from = null;
        do {
            WatchStore.Page page = watches.read(slot, from, PAGE);
            entries.addAll(page.watches());
            from = page.next();
        } while (from != null);
        return FairOrder.of(entries);
    }

    private void visit(Watch watch) {
        switch (watch.key()) {
            case WatchKey.OfClaim(var claim) -> claims.visit(watch, claim);
            case WatchKey.OfSource(var account, var mailbox) -> sources.startDue(account, mailbox);
        }
    }
}
