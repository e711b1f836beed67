package dev.mxonramp.bench.migration.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail is what the benchmark says it is, each time. */
class CorpusTest {
    private static byte[] octets(Letter letter) throws IOException {
        var out = new ByteArrayOutputStream();
        letter.writeTo(out);
        return out.toByteArray();
    }

    @Test
    void largeMailboxHasTheSizeThatIsTold() {
        Corpus corpus = Corpus.realistic(5_000);
        assertEquals(5_000, corpus.letters().size());
        assertEquals(521.0, corpus.octets() / 1e6, 3);
        assertEquals(8_000, corpus.letters().stream().mapToInt(Letter::size).sorted().skip(2_500).findFirst()
                .orElseThrow(), 100);
    }

    @Test
    void smallMessagesAreEvenlyInTheirFolders() {
        Corpus corpus = Corpus.small(1_000);
        assertEquals(25, corpus.folders().size());
        corpus.letters().stream().collect(Collectors.groupingBy(Letter::folder, Collectors.counting()))
                .forEach((folder, count) -> assertEquals(40, count, folder));
    }

    @Test
    void noTwoMessagesAreAlikeAndEachIsMadeTheSameAgain() throws IOException {
        Set<String> seen = new HashSet<>();
        Corpus again = Corpus.realistic(200);
        for (Letter each : Corpus.realistic(200).letters()) {
            byte[] octets = octets(each);
            assertTrue(seen.add(new String(octets, StandardCharsets.US_ASCII)));
            assertArrayEquals(octets, octets(again.letters().get(each.number())));
        }
        assertEquals(200, again.letters().stream().map(Letter::date).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 601, 677, 678, 679, 1_000, 1_277_952, 1_278_600, 3_000_000})
    void messageHasItsSizeAndWholeLines(int size) throws IOException {
        for (Letter each : Corpus.single(size).letters()) {
            byte[] octets = octets(each);
            assertEquals(size, octets.length);
            String text = new String(octets, StandardCharsets.US_ASCII);
            assertTrue(text.endsWith("\r\n"));
            // Dovecot stores a bare LF as CRLF, and would alter what has one.
            assertEquals(text.chars().filter(c -> c == '\n').count(), text.split("\r\n", -1).length - 1);
        }
    }
}
