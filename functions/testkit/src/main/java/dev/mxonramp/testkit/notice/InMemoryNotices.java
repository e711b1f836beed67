package dev.mxonramp.testkit.notice;

import dev.mxonramp.domain.notice.Notices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notices in memory. */
public final class InMemoryNotices implements Notices {
    private final InstantSource clock;
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(Instant end, @Nullable Outcome outcome) {}

    public InMemoryNotices(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Begun begin(String eventId) {
        Entry entry = entries.get(eventId);
        Instant now = clock.instant();
        if (entry == null || !entry.end.isAfter(now)) {
            entries.put(eventId, new Entry(now.plus(WORKING), null));
            return Begun.YOURS;
        }
        return entry.outcome == null ? Begun.AT_WORK : Begun.DONE;
    }

    @Override
    public synchronized void finish(String eventId, Outcome outcome) {
        entries.put(eventId, new Entry(clock.instant().plus(KEPT), outcome));
    }

    @Override
    public synchronized void giveBack(String eventId) {
        entries.remove(eventId);
    }

    /** What became of an event, for assertions. */
    public synchronized Optional<Outcome> outcome(String eventId) {
        return Optional.ofNullable(entries.get(eventId)).map(Entry::outcome);
    }
}
