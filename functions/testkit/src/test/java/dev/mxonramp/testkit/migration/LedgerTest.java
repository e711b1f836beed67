package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.migration.ledger.Run.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A ledger says of every source UID what was last settled about it, also after it was stored and read again. */
final class LedgerTest {
    private static final long SEED = 20_261_123;
    private static final LedgerKey KEY = new LedgerKey(LedgerStoreContract.ANN, "INBOX");
    private static final FolderIdentity IDENTITY = new FolderIdentity(7, "INBOX", 8, 1);

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private Ledger ledger = Ledger.open(store, KEY, IDENTITY);

    private void reopen() {
        ledger = Ledger.load(store, store.find(KEY).orElseThrow());
    }

    private void assertSays(Map<Long, Long> mapped, Set<Long> known, long upTo) {
        for (long uid = 1; uid <= upTo; uid++) {
            long source = uid;
            assertEquals(known.contains(uid), ledger.knows(uid), () -> "UID " + source + ", seed " + SEED);
            Long target = mapped.get(uid);
            assertEquals(target == null ? OptionalLong.empty() : OptionalLong.of(target), ledger.target(uid),
                    () -> "UID " + source + ", seed " + SEED);
            if (target != null) {
                assertEquals(OptionalLong.of(uid), ledger.sourceOf(target), () -> "seed " + SEED);
            }
        }
        long mostTarget = mapped.values().stream().mapToLong(Long::longValue).max().orElse(0);
        for (long uid = 1; uid <= mostTarget + 1; uid++) {
            assertEquals(mapped.containsValue(uid), ledger.sourceOf(uid).isPresent(), () -> "seed " + SEED);
        }
        assertEquals(mapped.keySet(), sources(ledger.absent(new long[0])));
        long[] all = mapped.values().stream().mapToLong(Long::longValue).sorted().toArray();
        assertEquals(List.of(), ledger.absent(all));
        assertEquals(all.length / 2, sources(ledger.absent(Arrays.copyOf(all, all.length - all.length / 2))).size());
    }

    private static Set<Long> sources(List<Run> runs) {
        return runs.stream().flatMapToLong(run -> LongStream.range(run.source(), run.end())).boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void saysWhatWasSettledLastOfEveryUid() {
        var random = new Random(SEED);
        var mapped = new HashMap<Long, Long>();
        var known = new HashSet<Long>();
        long target = 1;
        for (int round = 0; round < 300; round++) {
            var runs = new ArrayList<Run>();
            long source = random.nextLong(1, 200);
            for (int i = random.nextInt(12); i >= 0; i--, source++) {
                if (known.contains(source)) {
                    if (mapped.containsKey(source) && random.nextInt(3) == 0) {
                        runs.add(Run.of(Fate.REMOVED, source));
                        mapped.remove(source);
                    } else if (!mapped.containsKey(source) && random.nextInt(3) == 0) {
                        target += random.nextInt(3) + 1;
                        runs.add(Run.mapped(source, target));
                        mapped.put(source, target);
                    }
                } else if (random.nextInt(5) == 0) {
                    runs.add(Run.of(Fate.EXCEPTED, source));
                    known.add(source);
                } else {
                    target += random.nextInt(4) == 0 ? 3 : 1;
                    runs.add(Run.mapped(source, target));
                    mapped.put(source, target);
                    known.add(source);
                }
            }
            ledger.settle(runs, head -> head);
            if (round % 20 == 0) {
                assertSays(mapped, known, 220);
                reopen();
                assertSays(mapped, known, 220);
            }
        }
    }

    @Test
    void longTailsAreSealedAndReadAgain() {
        var mapped = new HashMap<Long, Long>();
        for (int batch = 0; batch < 3; batch++) {
            var runs = new ArrayList<Run>();
            for (int i = 0; i < Ledger.TAIL_RUNS / 2 + 1; i++) {
                long source = (batch * 10_000L) + (2L * i) + 1;
                runs.add(Run.mapped(source, source + 5));
                mapped.put(source, source + 5);
            }
            ledger.settle(runs, head -> head);
        }
        reopen();
        assertEquals(1, ledger.head().sealed());
        assertTrue(ledger.head().tail().size() <= Ledger.TAIL_RUNS);
        assertSays(mapped, mapped.keySet(), 30_000);
    }

    @Test
    void secondWriterIsTurnedAway() {
        Ledger other = Ledger.load(store, ledger.head());
        ledger.settle(List.of(Run.mapped(1, 1)), head -> head);
        assertThrows(LeaseHeld.class, () -> other.settle(List.of(Run.mapped(1, 2)), head -> head));
        reopen();
        assertEquals(OptionalLong.of(1), ledger.target(1));
    }

    @Test
    void newEpochRemembersWhatItIsToldTo() {
        ledger.settle(List.of(Run.mapped(1, 1), Run.mapped(3, 2)), head -> head);
        var kept = new ArrayList<Run>();
        var known = new HashSet<Long>();
        for (long source = 1; source < 3L * Ledger.TAIL_RUNS; source += 2) {
            kept.add(Run.of(Fate.REMOVED, source));
            known.add(source);
        }
        ledger.restart(new FolderIdentity(7, "INBOX", 9, 2), kept);
        assertSays(Map.of(), known, 3L * Ledger.TAIL_RUNS);
        reopen();
        assertEquals(1, ledger.head().sealed());
        assertSays(Map.of(), known, 3L * Ledger.TAIL_RUNS);
    }

    @Test
    void newEpochForgetsEveryUidAndKeepsTheManifest() {
        ledger.settle(List.of(Run.mapped(1, 1)), head -> head.withManifest(head.manifest().plus(new byte[]{1})));
        Ledger.forgetSource(store, LedgerStoreContract.ANN);
        reopen();
        assertEquals(2, ledger.head().identity().epoch());
        assertEquals(0, ledger.head().identity().sourceValidity());
        assertEquals(1, ledger.head().manifest().segments());
        assertSays(Map.of(), Set.of(), 5);
    }
}
