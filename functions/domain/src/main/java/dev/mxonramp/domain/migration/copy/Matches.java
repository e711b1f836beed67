package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Target UIDs by what their messages' bytes come to. Each is given out once, so that of two equal messages each gets its
 * own.
 */
final class Matches {
    private final Map<String, Deque<Long>> exact = new HashMap<>();
    private final Map<String, Deque<Long>> loose = new HashMap<>();

    /** Adds a target message. */
    void add(long target, Digest digest) {
        exact.computeIfAbsent(digest.exact(), each -> new ArrayDeque<>()).add(target);
        loose.computeIfAbsent(digest.loose(), each -> new ArrayDeque<>()).add(target);
    }

    /** Takes a target message with exactly these bytes. */
    OptionalLong takeExact(Digest digest) {
        return take(exact.get(digest.exact()), loose.get(digest.loose()));
    }

    /** Takes a target message that may be what a server made of these bytes. */
    OptionalLong takeLoose(Digest digest) {
        Deque<Long> same = loose.get(digest.loose());
        if (same == null || same.isEmpty()) {
            return OptionalLong.empty();
        }
        long target = same.removeFirst();
        exact.values().forEach(each -> each.remove(target));
        return OptionalLong.of(target);
    }

    boolean isEmpty() {
        return loose.values().stream().allMatch(Deque::isEmpty);
    }

    private static OptionalLong take(@Nullable Deque<Long> from,
            @Nullable Deque<Long> other) {
        if (from == null || from.isEmpty()) {
            return OptionalLong.empty();
        }
        Long target = from.removeFirst();
        if (other != null) {
            other.remove(target);
        }
        return OptionalLong.of(target);
    }
}
