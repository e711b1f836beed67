package dev.mxonramp.testkit.account;

import dev.mxonramp.domain.account.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counters in memory. */
public final class InMemoryLimits implements Limits {
    private final InstantSource clock;
    private final Map<Counter, Window> windows = new HashMap<>();

    private record Counter(String limit, String subject) {}

    private record Window(int count, Instant end) {}

    public InMemoryLimits(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Verdict count(Limit limit, String subject) {
        Instant now = clock.instant();
        var counter = new Counter(limit.name(), subject);
        Window window = windows.get(counter);
        if (window == null || !window.end.isAfter(now)) {
            windows.put(counter, new Window(1, now.plus(limit.window())));
            return new Verdict.Within();
        }
        if (window.count >= limit.max()) {
            return new Verdict.Exceeded(Duration.between(now, window.end));
        }
        windows.put(counter, new Window(window.count + 1, window.end));
        return new Verdict.Within();
    }

    @Override
    public synchronized void giveBack(Limit limit, String subject) {
        windows.computeIfPresent(new Counter(limit.name(), subject),
                (_, window) -> new Window(Math.max(0, window.count - 1), window.end));
    }
}
