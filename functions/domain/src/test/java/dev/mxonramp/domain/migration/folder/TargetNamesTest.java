package dev.mxonramp.domain.migration.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as the target can hold them, and can be read back. */
final class TargetNamesTest {
    private static final long SEED = 20_261_123;
    private static final TargetNames DOT = new TargetNames("", '.');

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            Work        | Work
            a.b         | a=2Eb
            50% *off*   | 50=25 =2Aoff=2A
            say "hi"    | say =22hi=22
            C:\\Mail    | C:=5CMail
            #news       | =23news
            =2E         | =3D2E
            a=b         | a=b
            1=2         | 1=2
            R&D         | R&-D
            Größe       | Gr&APYA3w-e
            """)
    void firstCandidateIsTheNameItselfAsFarAsItCanBe(String name, String wire) {
        assertEquals(wire, DOT.candidates(FolderPath.of(name)).getFirst());
    }

    @Test
    void blanksAtTheEdgesAndControlsAndEmptyNamesAreWritten() {
        assertEquals("=20a b=20", DOT.candidates(FolderPath.of(" a b ")).getFirst());
        assertEquals("a=0D=0Ab=00", DOT.candidates(FolderPath.of("a\r\nb\0")).getFirst());
        assertEquals("a.=.b", DOT.candidates(FolderPath.of("a", "", "b")).getFirst());
        assertEquals("=uD83D", DOT.candidates(FolderPath.of("\ud83d")).getFirst());
    }

    @Test
    void inboxIsTheInboxEverywhere() {
        assertEquals(List.of("INBOX"), new TargetNames("INBOX.", '.').candidates(FolderPath.of("inbox")).stream()
                .limit(1).toList());
        assertEquals("INBOX.Work", new TargetNames("INBOX.", '.').candidates(FolderPath.of("Work")).getFirst());
    }

    @Test
    void flatServerHoldsPathsInOneName() {
        assertEquals("a=2Fb", new TargetNames("", (char) 0).candidates(FolderPath.of("a", "b")).getFirst());
    }

    @Test
    void lastCandidateIsShortPlainAndTellsSimilarNamesApart() {
        var one = FolderPath.of("x".repeat(1_000), "ü?");
        var other = FolderPath.of("x".repeat(1_000), "ü!");
        String plain = DOT.candidates(one).getLast();
        assertTrue(plain.matches("[A-Za-z0-9 _-]{1,60}"), plain);
        assertNotEquals(plain, DOT.candidates(other).getLast());
    }

    /** The escape is reversible: what is written can be read back, so that no two names become one. */
    @Test
    void namesCanBeReadBack() {
        var random = new Random(SEED);
        String letters = "=2EF3Du00A. %*\\\"&#/\u00e4\ud83d\ude00\r";
        for (int round = 0; round < 5_000; round++) {
            var name = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                name.append(letters.charAt(random.nextInt(letters.length())));
            }
            List<String> candidates = DOT.candidates(FolderPath.of(name.toString()));
            for (String wire : candidates.subList(0, candidates.size() - 1)) {
                assertEquals(name.toString(), read(ModifiedUtf7.decode(wire).orElseThrow()), () -> "seed " + SEED);
            }
        }
    }

    private static String read(String escaped) {
        return Pattern.compile("=u([0-9A-F]{4})|=([0-9A-F]{2})").matcher(escaped).replaceAll(hex -> Matcher
                .quoteReplacement(String.valueOf((char) Integer.parseInt(
                        hex.group(1) == null ? hex.group(2) : hex.group(1), 16))));
    }
}
