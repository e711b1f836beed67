package dev.mxonramp.domain.migration.ledger;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Numbers of variable length: seven bits an octet, the lowest first, the highest bit set where more follow. */
final class VarInts {
    private VarInts() {}

    static void put(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** Reads what {@link #put} wrote. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean more() {
            return at < bytes.length;
        }

        long next() {
            long value = 0;
            for (int shift = 0;; shift += 7) {
                byte each = bytes[at++];
                value |= (each & 0x7fL) << shift;
                if (each >= 0) {
                    return value;
                }
            }
        }

        byte[] octets(int count) {
            byte[] octets = Arrays.copyOfRange(bytes, at, at + count);
            at += count;
            return octets;
        }

        /** All that is left. */
        byte[] rest() {
            return octets(bytes.length - at);
        }
    }
}
