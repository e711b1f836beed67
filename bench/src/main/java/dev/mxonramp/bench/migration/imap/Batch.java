package dev.mxonramp.bench.migration.imap;

import dev.mxonramp.bench.migration.corpus.Letter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What goes in one MULTIAPPEND (RFC 3502): letters of one folder.
 *
 * @param letters at least one
 */
record Batch(List<Letter> letters) {
    private static final int MOST_LETTERS = 100;
    private static final long MOST_OCTETS = 4L << 20;
    /** What a message costs the server besides its octets, in octets that take it as long. */
    private static final long EACH = 50_000;

    String folder() {
        return letters.getFirst().folder();
    }

    private long work() {
        return letters.stream().mapToLong(each -> each.size() + EACH).sum();
    }

    /** All letters in batches, and these shared out so that each connection has about as much to do. */
    static List<List<Batch>> shared(List<Letter> letters, int connections) {
        Map<String, List<Letter>> folders = new LinkedHashMap<>();
        letters.forEach(each -> folders.computeIfAbsent(each.folder(), _ -> new ArrayList<>()).add(each));
        var shares = IntStream.range(0, connections).<List<Batch>>mapToObj(_ -> new ArrayList<>()).toList();
        long[] work = new long[connections];
        folders.values().stream().flatMap(Batch::cut).sorted(Comparator.comparingLong(Batch::work).reversed())
                .forEach(each -> {
                    int least = IntStream.range(0, connections).boxed().min(Comparator.comparingLong(i -> work[i]))
                            .orElseThrow();
                    shares.get(least).add(each);
                    work[least] += each.work();
                });
        return shares;
    }

    private static Stream<Batch> cut(List<Letter> folder) {
        var batches = new ArrayList<Batch>();
        var next = new ArrayList<Letter>();
        long octets = 0;
        for (Letter each : folder) {
            if (!next.isEmpty() && (next.size() == MOST_LETTERS || octets + each.size() > MOST_OCTETS)) {
                batches.add(new Batch(List.copyOf(next)));
                next.clear();
                octets = 0;
            }
            next.add(each);
            octets += each.size();
        }
        batches.add(new Batch(List.copyOf(next)));
        return batches.stream();
    }
}
