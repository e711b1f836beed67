package dev.mxonramp.domain.migration.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One pass over the bytes, in whatever portions they come, against the definition of both digests. */
final class DigesterTest {
    static Stream<String> messages() {
        return Stream.of("", "\r", "\n", "\0", "\r\n", "\r\r\n", "\n\r", "a\r\nb\r\n", "a\nb\r\n", "a\r\nb\n", "a\rb",
                "a\r", "a\r\n\r", "a\0\r\nb", "\u00ff\r\n\u0080", "\r\n\r\n\n", "\r\r\r");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyCutOfAMessageComesToTheSame(String text) throws Exception {
        byte[] bytes = text.getBytes(ISO_8859_1);
        for (int cut = 0; cut <= bytes.length; cut++) {
            var digester = new Digester();
            digester.update(bytes, 0, cut);
            digester.update(bytes, cut, bytes.length - cut);
            assertEquals(text.indexOf('\0') >= 0, digester.nul(), text);
            assertEquals(defined(text), digester.digest(), text + " cut at " + cut);
        }
    }

    @Test
    void manyMessagesOfOddLineEndsInOddPortions() throws Exception {
        var random = new Random(7);
        var digester = new Digester();
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            // Some are regular for a long while before they leave off being so.
            int regular = random.nextInt(5000);
            while (text.length() < regular) {
                text.append("x".repeat(random.nextInt(90))).append("\r\n");
            }
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append("\r\n\0ab".charAt(random.nextInt(5)));
            }
            byte[] bytes = text.toString().getBytes(ISO_8859_1);
            int at = 0;
            while (at < bytes.length) {
                int some = Math.min(bytes.length - at, 1 + random.nextInt(700));
                digester.update(bytes, at, some);
                at += some;
            }
            assertEquals(defined(text.toString()), digester.digest());
        }
    }

    @Test
    void whatAServerMayRewriteIsLooselyTheSameAndNothingElseIs() {
        Digest sent = Digester.of("a\nb\0\rc\r\n".getBytes(ISO_8859_1));
        assertEquals(sent.loose(), Digester.of("a\r\nb\u0080c\r\n".getBytes(ISO_8859_1)).loose());
        assertNotEquals(sent.exact(), Digester.of("a\r\nb\u0080c\r\n".getBytes(ISO_8859_1)).exact());
        assertNotEquals(sent.loose(), Digester.of("a\r\nb\u0080c \r\n".getBytes(ISO_8859_1)).loose());
    }

    private static Digest defined(String text) throws Exception {
        String loose = text.replace("\r", "").replace("\n", "\r\n").replace('\0', '\u0080');
        return new Digest(text.length(), sha256(text), sha256(loose));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1)));
    }
}
