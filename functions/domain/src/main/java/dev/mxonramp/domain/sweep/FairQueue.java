package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.account.AccountId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is to be looked at, a line for each account. Accounts take turns, and none has more than its share under way, so
 * that one with a hundred thousand entries, or with slow name servers, delays nobody else. For one thread at a time.
 */
final class FairQueue<T> {
    private final int places;
    private final int share;
    private final Map<AccountId, Line<T>> lines = new HashMap<>();
    private final Deque<Line<T>> ready = new ArrayDeque<>();
    private final PriorityQueue<Line<T>> held = new PriorityQueue<>(Comparator.comparingLong(line -> line.until));
    private int size;
    private int underWay;

    /**
     * @param places entries that may be under way at the same time
     * @param share those of one account among them
     */
    FairQueue(int places, int share) {
        this.places = places;
        this.share = share;
    }

    private static final class Line<T> {
        private final Deque<T> entries = new ArrayDeque<>();
        private int underWay;
        /** Whether it stands among the ready ones or the held ones. */
        private boolean listed;
        private boolean resting;
        private long until;
    }

    /** Entries that wait. */
    int size() {
        return size;
    }

    /** Entries that were handed out and are not done. */
    int underWay() {
        return underWay;
    }

    void add(AccountId account, T entry) {
        Line<T> line = lines.computeIfAbsent(account, _ -> new Line<>());
        line.entries.add(entry);
        size++;
        list(line);
    }

    /** The next entry of the account whose turn it is; it is under way until {@link #ended} or {@link #putBack}. */
    Optional<T> poll(long now) {
        if (underWay >= places) {
            return Optional.empty();
        }
        for (Line<T> line = held.peek(); line != null && line.until - now <= 0; line = held.peek()) {
            held.remove();
            line.resting = false;
            ready.add(line);
        }
        Line<T> line = ready.poll();
        if (line == null) {
            return Optional.empty();
        }
        line.listed = false;
        line.underWay++;
        underWay++;
        size--;
        T entry = line.entries.remove();
        list(line);
        return Optional.of(entry);
    }

    /** An entry of the account is done. */
    void ended(AccountId account) {
        Line<T> line = lines.get(account);
        if (line == null) {
            throw new IllegalStateException("nothing of " + account + " is under way");
        }
        line.underWay--;
        underWay--;
        list(line);
        if (line.underWay == 0 && line.entries.isEmpty()) {
            lines.remove(account);
        }
    }

    /** An entry could not be looked at yet: it goes to the end of its account's line, which rests until then. */
    void putBack(AccountId account, T entry, long until) {
        Line<T> line = lines.computeIfAbsent(account, _ -> new Line<>());
        if (line.listed) {
            boolean _ = ready.remove(line) || held.remove(line);
            line.listed = false;
        }
        line.until = line.resting ? Math.max(line.until, until) : until;
        line.resting = true;
        line.entries.add(entry);
        size++;
        ended(account);
    }

    /** Time until a line that rests may have a place again; {@link Long#MAX_VALUE} if only the end of an entry gives one. */
    long rest(long now) {
        Line<T> line = held.peek();
        return line == null || underWay >= places ? Long.MAX_VALUE : line.until - now;
    }

    private void list(Line<T> line) {
        if (line.listed || line.entries.isEmpty() || line.underWay >= share) {
            return;
        }
        line.listed = true;
        if (line.resting) {
            held.add(line);
        } else {
            ready.add(line);
        }
    }
}
