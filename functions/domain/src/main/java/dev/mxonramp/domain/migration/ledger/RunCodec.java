package dev.mxonramp.domain.migration.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs as bytes: differences to the run before, in variable-length numbers. A dense folder costs a few bytes in all;
 * one message with no neighbour costs 2 to 4.
 */
public final class RunCodec {
    private static final int LONG_RUN = 4;
    private static final int FATE_BITS = 3;

    private RunCodec() {}

    /** The bytes of these runs, in this order. */
    public static byte[] encode(List<Run> runs) {
        var out = new ByteArrayOutputStream();
        long source = 0;
        long target = 0;
        for (Run run : runs) {
            boolean single = run.length() == 1;
            number(out, (zigzag(run.source() - source) << FATE_BITS) | (single ? 0 : LONG_RUN) | run.fate().code());
            if (!single) {
                number(out, run.length() - 2);
            }
            source = run.end();
            if (run.target() > 0) {
                number(out, zigzag(run.target() - target));
                target = run.target() + run.length();
            }
        }
        return out.toByteArray();
    }

    /** The runs behind bytes. */
    public static List<Run> decode(byte[] bytes) {
        var in = new Numbers(bytes);
        var runs = new ArrayList<Run>();
        long source = 0;
        long target = 0;
        while (in.more()) {
            long head = in.next();
            Run.Fate fate = Run.Fate.ofCode((int) (head & 3));
            long first = source + unzigzag(head >>> FATE_BITS);
            long length = (head & LONG_RUN) == 0 ? 1 : in.next() + 2;
            long to = fate == Run.Fate.MAPPED ? target + unzigzag(in.next()) : 0;
            runs.add(new Run(fate, first, length, to));
            source = first + length;
            target = fate == Run.Fate.MAPPED ? to + length : target;
        }
        return runs;
    }

    static void number(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** Reads what {@link #number} wrote. */
    static final class Numbers {
        private final byte[] bytes;
        private int at;

        Numbers(byte[] bytes) {
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
    }
}
