package dev.mxonramp.bench.migration.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;

/** Lines of base64 as an attachment has them: text that does not compress well, made once and cut from anywhere. */
final class Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int LINE = 78;
    private static final int LINES = 1 << 14;
    /** Odd, so that letter after letter begins at another line. */
    private static final int STRIDE = 4_099;
    private static final byte[] BLOCK = block();

    private Text() {}

    private static byte[] block() {
        var random = new SplittableRandom(20_261_123);
        byte[] block = new byte[LINE * LINES];
        for (int i = 0; i < block.length; i++) {
            block[i] = switch (i % LINE) {
                case LINE - 2 -> '\r';
                case LINE - 1 -> '\n';
                default -> (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            };
        }
        return block;
    }

    /** Writes so many octets, at least two: whole lines, a shorter one at the end. */
    static void write(OutputStream out, int number, int octets) throws IOException {
        int at = (int) ((long) number * STRIDE % LINES) * LINE;
        // A lone CR or LF must not be left at the cut.
        int tail = octets % LINE < 2 ? octets % LINE + LINE : octets % LINE;
        for (int left = octets - tail; left > 0;) {
            int piece = Math.min(left, BLOCK.length - at);
            out.write(BLOCK, at, piece);
            left -= piece;
            at = 0;
        }
        for (int left = tail - 2; left > 0;) {
            int piece = Math.min(left, LINE - 2);
            out.write(BLOCK, 0, piece);
            left -= piece;
        }
        out.write('\r');
        out.write('\n');
    }
}
