package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.MxCheck.Served;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when the old host still gets mail (dns.md 15): a sender may use an old MX set for its TTL after the last moment
 * at which an authority served it.
 *
 * @param margin added to the TTL, for senders whose clock or cache is not exact
 */
public record Residual(Duration margin) {
    private static final int MAX_SETS = 20;
    private static final Duration SETTLED = Duration.ofDays(1);

    /**
     * The sets known after a check: new ones noted, those that came back standing again, those that went marked.
     *
     * @param mxOursAt since when the MX is ours, null while it is not
     */
    public static List<MxSet> sets(List<MxSet> known, MxCheck.Outcome outcome, @Nullable Instant mxOursAt,
            Instant now) {
        var sets = new ArrayList<MxSet>();
        for (MxSet set : known) {
            sets.add(after(set, outcome, mxOursAt, now));
        }
        for (Served served : outcome.others()) {
            if (sets.stream().noneMatch(set -> same(set, served))) {
                sets.add(new MxSet(served.records(), served.ttl(), now, null));
            }
        }
        return sets.size() <= MAX_SETS ? sets : latest(sets);
    }

    /** Whether a set that was served is served no more by this check. */
    static boolean ends(List<MxSet> known, MxCheck.Outcome outcome, @Nullable Instant mxOursAt, Instant now) {
        return known.stream().anyMatch(set -> set.goneAt() == null && ended(set, outcome, mxOursAt, now));
    }

    /**
     * A server that did not answer may still serve it, so that at first only a definitive check ends a set. One that is
     * out of service for good must not keep the journey from its end: once the quorum has served ours for a day, what
     * the others do not say counts no more.
     */
    private static boolean ended(MxSet set, MxCheck.Outcome outcome, @Nullable Instant mxOursAt, Instant now) {
        boolean settled = outcome.ours() && mxOursAt != null && !now.isBefore(mxOursAt.plus(SETTLED));
        return (outcome.definitive() || settled) && outcome.others().stream().noneMatch(each -> same(set, each));
    }

    /**
     * The residual instant.
     *
     * @param mxOursAt since when the MX is ours, null while it is not
     * @return null while it is unknown: the MX is not ours, or an old set is still served
     */
    public @Nullable Instant instant(List<MxSet> sets, @Nullable Instant mxOursAt) {
        if (mxOursAt == null) {
            return null;
        }
        Instant latest = mxOursAt;
        for (MxSet set : sets) {
            Instant gone = set.goneAt();
            if (gone == null) {
                return null;
            }
            Instant end = gone.plus(set.ttl());
            latest = end.isAfter(latest) ? end : latest;
        }
        return latest.plus(margin);
    }

    private static MxSet after(MxSet set, MxCheck.Outcome outcome, @Nullable Instant mxOursAt, Instant now) {
        boolean served = outcome.others().stream().anyMatch(each -> same(set, each));
        if (served) {
            return set.goneAt() == null ? set : new MxSet(set.records(), set.ttl(), now, null);
        }
        return set.goneAt() == null && ended(set, outcome, mxOursAt, now)
                ? new MxSet(set.records(), set.ttl(), set.lastSeenAt(), now)
                : set;
    }

    private static boolean same(MxSet set, Served served) {
        return set.ttl().equals(served.ttl()) && set.records().equals(served.records().stream().sorted().toList());
    }

    private static List<MxSet> latest(List<MxSet> sets) {
        return sets.stream().sorted(Comparator.comparing(Residual::end).reversed()).limit(MAX_SETS).toList();
    }

    private static Instant end(MxSet set) {
        Instant gone = set.goneAt();
        return gone == null ? Instant.MAX : gone.plus(set.ttl());
    }
}
