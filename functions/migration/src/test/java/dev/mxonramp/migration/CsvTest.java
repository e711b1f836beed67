package dev.mxonramp.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comma-separated values as RFC 4180 and the programs that write them have them. */
class CsvTest {
    private static final long SEED = 20_261_123;

    private static List<List<String>> read(String text) throws CsvRecords.Malformed {
        return CsvRecords.read(text).stream().map(CsvRecords.CsvRecord::fields).toList();
    }

    static Stream<Arguments> right() {
        List<List<String>> two = List.of(List.of("a", "b"), List.of("c", "d"));
        return Stream.of(Arguments.argumentSet("CRLF", "a,b\r\nc,d\r\n", two),
                Arguments.argumentSet("LF", "a,b\nc,d\n", two), Arguments.argumentSet("CR", "a,b\rc,d\r", two),
                Arguments.argumentSet("no end behind the last", "a,b\r\nc,d", two),
                Arguments.argumentSet("byte order mark", "\ufeffa,b\r\nc,d", two),
                Arguments.argumentSet("byte order mark and quotes", "\ufeff\"a\",b\r\nc,d", two),
                Arguments.argumentSet("blank lines", "\r\na,b\r\n\r\nc,d\r\n\r\n", two),
                Arguments.argumentSet("quotes", "\"a\",\"b\"\r\n\"c\",\"d\"", two),
                Arguments.argumentSet("within quotes", "\"a,\"\"b\"\"\r\nc\",\n",
                        List.of(List.of("a,\"b\"\r\nc", ""))),
                Arguments.argumentSet("blanks belong to fields", " a , b \n", List.of(List.of(" a ", " b "))),
                Arguments.argumentSet("empty fields", ",,\n", List.of(List.of("", "", ""))),
                Arguments.argumentSet("nothing", "", List.of()));
    }

    @ParameterizedTest
    @MethodSource("right")
    void recordsAreRead(String text, List<List<String>> records) throws CsvRecords.Malformed {
        assertEquals(records, read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n\"secret", "a\nse\"cret", "a\n\"sec\"ret\"", "a\n\"secret\" ,b"})
    void whatIsNoneIsToldByItsLineAndNotQuoted(String text) {
        String told = String.valueOf(assertThrows(CsvRecords.Malformed.class, () -> read(text)).getMessage());
        assertTrue(told.startsWith("Line 2 ") && !told.contains("sec"), told);
    }

    @Test
    void linesAreCountedThroughQuotedBreaks() throws CsvRecords.Malformed {
        assertEquals(List.of(1, 2, 6), CsvRecords.read("a\r\n\"b\r\nc\nd\re\"\r\nf").stream()
                .map(CsvRecords.CsvRecord::line).toList());
    }

    @Test
    void whatIsWrittenIsReadAgainWhateverItIs() throws CsvRecords.Malformed {
        var random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            List<String> fields = IntStream.range(0, 1 + random.nextInt(5)).mapToObj(_ -> text(random)).toList();
            List<List<String>> read = read("x\r\n" + new CsvText().add(fields));
            List<String> plain = read.size() < 2 ? List.of("") : read.get(1);
            List<String> bare = fields.stream().map(each -> formula(each) ? "'" + each : each).toList();
            assertEquals(bare, plain, "seed " + SEED + ", round " + round);
        }
    }

    private static String text(Random random) {
        String characters = "ab=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\",' \u00e4";
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> String.valueOf(characters.charAt(random.nextInt(characters.length()))))
                .reduce("", String::concat);
    }

    private static boolean formula(String text) {
        return !text.isEmpty() && "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n".indexOf(text.charAt(0)) >= 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1", "\uff0b1", "\uff0d1",
            "\uff20SUM(1)", "=HYPERLINK(\"http://x\",\"y\")"})
    void whatBeginsLikeAFormulaIsNone(String hostile) throws CsvRecords.Malformed {
        String written = new CsvText().add(Arrays.asList(hostile, 7L, null)).toString();
        assertTrue(written.startsWith("\"'"), written);
        assertTrue(written.endsWith(",\"7\",\"\"\r\n"), written);
        assertEquals(List.of(List.of("'" + hostile, "7", "")), read(written));
    }
}
