package dev.mxonramp.testkit.account;

import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.SecretHash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Idempotency keys in memory. */
public final class InMemoryIdempotency implements Idempotency {
    private final InstantSource clock;
    private final Map<RequestKey, Entry> entries = new HashMap<>();

    private record Entry(SecretHash content, Instant until, boolean working, @Nullable Answer answer) {}

    public InMemoryIdempotency(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Begun begin(RequestKey key, SecretHash content) {
        Entry entry = entries.get(key);
        Instant now = clock.instant();
        if (entry == null || !entry.until.isAfter(now)) {
            entries.put(key, new Entry(content, now.plus(WORKING), true, null));
            return new Begun.First();
        }
        if (!entry.content.equals(content)) {
            return new Begun.OtherRequest();
        }
        if (entry.working) {
            return new Begun.AtWork();
        }
        return entry.answer == null ? new Begun.Withheld() : new Begun.Replay(entry.answer);
    }

    @Override
    public void finish(RequestKey key, SecretHash content, Answer answer) {
        end(key, content, answer);
    }

    @Override
    public void finishWithheld(RequestKey key, SecretHash content) {
        end(key, content, null);
    }

    @Override
    public synchronized void abandon(RequestKey key, SecretHash content) {
        Entry entry = entries.get(key);
        if (entry != null && entry.working && entry.content.equals(content)) {
            entries.remove(key);
        }
    }

    private synchronized void end(RequestKey key, SecretHash content, @Nullable Answer answer) {
        Entry entry = entries.get(key);
        if (entry != null && entry.working && entry.content.equals(content)) {
            entries.put(key, new Entry(content, clock.instant().plus(KEPT), false, answer));
        }
    }

    @Override
    public synchronized String toString() {
        return entries.values().toString();
    }
}
