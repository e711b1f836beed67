package dev.mxonramp.domain.migration.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ledger.Run.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is stored of a ledger comes back, and costs as little as promised. */
final class LedgerCodecsTest {
    private static final long SEED = 20_261_123;

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void runsComeBack() {
        var random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            var runs = new ArrayList<Run>();
            for (int i = random.nextInt(30); i > 0; i--) {
                Fate fate = List.of(Fate.values()).get(random.nextInt(3));
                runs.add(new Run(fate, random.nextLong(1, 1L << 32), random.nextLong(1, 1 << 20),
                        fate == Fate.MAPPED ? random.nextLong(1, 1L << 32) : 0));
            }
            assertEquals(runs, RunCodec.decode(RunCodec.encode(runs)), () -> "seed " + SEED);
        }
    }

    @Test
    void denseFolderCostsAFewBytesWhateverItsSize() {
        assertTrue(RunCodec.encode(List.of(new Run(Fate.MAPPED, 1, 1_000_000, 1))).length < 8);
    }

    @Test
    void intentComesBackToTheSecond() {
        var intent = new Intent(4_294_967_295L, Instant.parse("2026-11-23T12:00:00Z"),
                List.of(new Intent.Intended(3, Digester.of(octets("a\r\n")), new Likeness(837_596_665, 3)),
                        new Intent.Intended(4_294_967_294L, Digester.of(new byte[0]),
                                new Likeness(Likeness.NO_DATE, 31)),
                        new Intent.Intended(1, Digester.of(new byte[0]), new Likeness(-1, 0))));
        assertEquals(intent, IntentCodec.decode(IntentCodec.encode(intent)));
    }

    @Test
    void stumblesComeBackAndNoneCostNothing() {
        Stumbles stumbles = Stumbles.NONE.together(500, 9_000).together(5, 900).alone(7, 3).alone(7, 4)
                .alone(4_294_967_295L, 0);
        assertEquals(stumbles, StumblesCodec.decode(StumblesCodec.encode(stumbles)));
        assertEquals(List.of(1, 1, Stumbles.FEW, Integer.MAX_VALUE), List.of(stumbles.atOnce(7), stumbles.atOnce(900),
                Stumbles.NONE.together(500, 9_000).atOnce(9_000), Stumbles.NONE.together(500, 9_000).atOnce(9_001)));
        assertEquals(0, StumblesCodec.encode(Stumbles.NONE).length);
        assertEquals(Stumbles.NONE, StumblesCodec.decode(new byte[0]));
    }

    @Test
    void runsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Run(Fate.MAPPED, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Run(Fate.EXCEPTED, 1, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> new Run(Fate.REMOVED, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Run(Fate.REMOVED, 1, 0, 0));
        assertThrows(IllegalStateException.class, () -> Fate.ofCode(3));
    }

    @Test
    void looseDigestForgivesLineEndsAndNulAndNothingElse() {
        Digest crlf = Digester.of(octets("a\r\nb\0\r\n"));
        assertEquals(crlf.loose(), Digester.of(octets("a\nb\u0080\n")).loose());
        assertTrue(!crlf.exact().equals(Digester.of(octets("a\nb\u0080\n")).exact()));
        assertTrue(!crlf.loose().equals(Digester.of(octets("a\r\nb\0\r\n ")).loose()));
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                Digester.of(new byte[0]).exact());
    }

    @Test
    void nulIsRememberedUntilTheDigestIsTaken() {
        var digester = new Digester();
        digester.update(new byte[]{1, 0, 2}, 0, 1);
        assertFalse(digester.nul());
        digester.update(new byte[]{1, 0, 2}, 1, 2);
        assertTrue(digester.nul());
        var _ = digester.digest();
        assertFalse(digester.nul());
    }

    @Test
    void digestOfPiecesIsThatOfTheWhole() {
        byte[] all = new byte[100_000];
        new Random(SEED).nextBytes(all);
        var digester = new Digester();
        for (int at = 0; at < all.length; at += 7_777) {
            digester.update(all, at, Math.min(7_777, all.length - at));
        }
        assertEquals(Digester.of(all), digester.digest());
        assertEquals(Digester.of(new byte[0]), digester.digest());
    }

    @Test
    void serversWordsAreCleaned() {
        assertEquals("NO never", MigrationException.cleaned(" NO\r\n\tnever\u0000 "));
        assertEquals(201, MigrationException.cleaned("x".repeat(5_000)).length());
    }
}
