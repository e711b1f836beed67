package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Target UIDs by what their messages' bytes come to. Each is given out once, so that of two equal messages each gets its
 * own.
 */
final class Matches {
    private final Map<String, Deque<Long>> exact = new HashMap<>();
    private final Map<String, Deque<Long>> loose = new HashMap<>();
    /** Those that are not given out yet. */
    private final Set<Long> left = new HashSet<>();

    /** Adds a target message. */
    void add(long target, Digest digest) {
        exact.computeIfAbsent(digest.exact(), each -> new ArrayDeque<>()).add(target);
        loose.computeIfAbsent(digest.loose(), each -> new ArrayDeque<>()).add(target);
        left.add(target);
    }

    /** Takes a target message with exactly these bytes. */
    OptionalLong takeExact(Digest digest) {
        return take(exact.get(digest.exact()));
    }

    /** Takes a target message that may be what a server made of these bytes. */
    OptionalLong takeLoose(Digest digest) {
        return take(loose.get(digest.loose()));
    }

    /** All that have exactly these bytes and were not taken. */
    List<Long> exactly(Digest digest) {
        Deque<Long> same = exact.get(digest.exact());
        return same == null ? List.of() : same.stream().filter(left::contains).toList();
    }

    /** Takes this very message. */
    void take(long target) {
        left.remove(target);
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    private OptionalLong take(@Nullable Deque<Long> from) {
        while (from != null && !from.isEmpty()) {
            long target = from.removeFirst();
            if (left.remove(target)) {
                return OptionalLong.of(target);
            }
        }
        return OptionalLong.empty();
    }
}
