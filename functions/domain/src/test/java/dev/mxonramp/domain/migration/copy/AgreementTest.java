package dev.mxonramp.domain.migration.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Flags by UID as runs, and their text. */
final class AgreementTest {
    private static final long SEED = 20_261_123;
    private static final FolderIdentity IDENTITY = new FolderIdentity(7, "with \t tab", 8, 2);
    private static final FolderStatus STATUS = new FolderStatus(7, 4_294_967_295L, 12, Long.MAX_VALUE);
    private static final List<Set<String>> SETS = List.of(Set.of(), Set.of("\\seen"), Set.of("\\seen", "work"),
            Set.of("\u00e9t\u00e9"));

    private static Map<Long, Set<String>> all(FlagRuns runs) {
        var all = new TreeMap<Long, Set<String>>();
        runs.forEach(all::put);
        return all;
    }

    @Test
    void runsAreAMapWhateverIsPutAndRemoved() {
        var random = new Random(SEED);
        var runs = new FlagRuns();
        var map = new TreeMap<Long, Set<String>>();
        for (int i = 0; i < 20_000; i++) {
            long uid = 1L + random.nextInt(60);
            if (random.nextInt(3) == 0) {
                runs.remove(uid);
                map.remove(uid);
            } else {
                Set<String> flags = SETS.get(random.nextInt(SETS.size()));
                runs.put(uid, flags);
                map.put(uid, flags);
            }
            assertEquals(Optional.ofNullable(map.get(uid)), runs.at(uid), "seed " + SEED);
            assertEquals(map, all(runs), "seed " + SEED);
        }
    }

    @Test
    void neighboursWithTheSameFlagsAreOneRun() {
        var runs = new FlagRuns();
        for (long uid : new long[]{1, 5, 3, 2, 4, 9}) {
            runs.put(uid, SETS.get(1));
        }
        assertEquals(Map.of(SETS.get(1), List.of(new FlagRuns.Run(1, 5, SETS.get(1)), new FlagRuns.Run(9, 9,
                SETS.get(1)))), runs.byFlags());
    }

    @Test
    void textGivesBackWhatWasKept() {
        var random = new Random(SEED);
        var agreement = Agreement.none(IDENTITY).upTo(STATUS, -5).held(12).withRemoving(Set.of(3L, 4_294_967_295L));
        for (long uid = 1; uid < 500; uid += 1 + random.nextInt(3)) {
            agreement.flags().put(uid, SETS.get(random.nextInt(SETS.size())));
        }
        Agreement back = Agreement.decoded(agreement.encoded(1 << 20));
        assertEquals(IDENTITY, back.identity());
        assertEquals(STATUS, back.source());
        assertEquals(-5, back.scan());
        assertEquals(12, back.listed());
        assertEquals(agreement.removing(), back.removing());
        assertEquals(all(agreement.flags()), all(back.flags()));
        Agreement none = Agreement.decoded(Agreement.none(IDENTITY).encoded(1 << 20));
        assertEquals(Map.of(), all(none.flags()));
        assertEquals(Set.of(), none.removing());
    }

    @Test
    void flagsThatWouldBeTooLongAreInDoubt() {
        var agreement = Agreement.none(IDENTITY).upTo(STATUS, 0);
        for (long uid = 1; uid < 1_000; uid += 2) {
            agreement.flags().put(uid, SETS.get(1));
        }
        byte[] octets = agreement.encoded(500);
        assertTrue(octets.length <= 500, () -> new String(octets, StandardCharsets.UTF_8));
        assertEquals(Map.of(), all(Agreement.decoded(octets).flags()));
        assertEquals(STATUS, Agreement.decoded(octets).source());
    }
}
