package dev.mxonramp.bench.migration.compare;

import dev.mxonramp.bench.migration.compare.Snapshot.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds a target against its source: the folders as a set, the messages of each as a multiset. */
public final class Comparer {
    private Comparer() {}

    /** What differs. */
    public static Verdict compare(Snapshot source, Snapshot target) {
        Verdict verdict = Verdict.SAME;
        for (Map.Entry<String, List<Message>> each : source.folders().entrySet()) {
            List<Message> there = target.folders().get(each.getKey());
            verdict = verdict.plus(there == null
                    ? new Verdict(1, 0, each.getValue().size(), 0, 0, 0, 0, 0)
                    : folder(each.getValue(), there));
        }
        for (Map.Entry<String, List<Message>> each : target.folders().entrySet()) {
            if (!source.folders().containsKey(each.getKey())) {
                verdict = verdict.plus(new Verdict(0, 1, 0, 0, 0, each.getValue().size(), 0, 0));
            }
        }
        return verdict;
    }

    private static Verdict folder(List<Message> source, List<Message> target) {
        var unmatched = new Pairing(source, target);
        int _ = unmatched.pair(each -> each);
        int flags = unmatched.pair(each -> List.of(each.sha256(), each.date()));
        int dates = unmatched.pair(Message::sha256);
        int doubled = unmatched.dropKnown(source.stream().map(Message::sha256).collect(Collectors.toSet()));
        int altered = unmatched.pair(Message::date);
        return new Verdict(0, 0, unmatched.source.size(), doubled, altered, unmatched.target.size(), dates, flags);
    }

    /** Messages of two sides that have found no partner so far. */
    private static final class Pairing {
        private static final Deque<Message> NONE = new ArrayDeque<>(0);

        private List<Message> source;
        private List<Message> target;

        Pairing(List<Message> source, List<Message> target) {
            this.source = source;
            this.target = target;
        }

        /** Pairs those that are alike in this, each with one other; how many pairs that makes. */
        int pair(Function<Message, Object> like) {
            Map<Object, Deque<Message>> offered = new HashMap<>();
            target.forEach(each -> offered.computeIfAbsent(like.apply(each), _ -> new ArrayDeque<>()).add(each));
            var left = new ArrayList<Message>();
            for (Message each : source) {
                if (offered.getOrDefault(like.apply(each), NONE).poll() == null) {
                    left.add(each);
                }
            }
            int pairs = source.size() - left.size();
            source = left;
            target = offered.values().stream().flatMap(Collection::stream).toList();
            return pairs;
        }

        /** Takes out what the target has although each one of these has its partner; how many that makes. */
        int dropKnown(Set<String> digests) {
            List<Message> unknown = target.stream().filter(each -> !digests.contains(each.sha256())).toList();
            int known = target.size() - unknown.size();
            target = unknown;
            return known;
        }
    }
}
