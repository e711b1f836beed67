package dev.mxonramp.testkit.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers by domain, in their order; the last one stays. Refuses domains that nobody scripted. Safe for threads. */
final class Script<T> {
    private final Map<DomainName, Deque<T>> answers = new HashMap<>();
    private final List<DomainName> asked = new ArrayList<>();

    synchronized void set(DomainName domain, T answer) {
        var only = new ArrayDeque<T>();
        only.add(answer);
        answers.put(domain, only);
    }

    synchronized void then(DomainName domain, T answer) {
        answers.computeIfAbsent(domain, _ -> new ArrayDeque<>()).add(answer);
    }

    synchronized T next(DomainName domain) {
        asked.add(domain);
        Deque<T> left = answers.get(domain);
        if (left == null) {
            throw new AssertionError("nobody scripted what a check of " + domain + " finds");
        }
        return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }

    synchronized List<DomainName> asked() {
        return List.copyOf(asked);
    }
}
