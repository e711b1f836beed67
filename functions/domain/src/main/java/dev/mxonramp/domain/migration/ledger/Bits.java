package dev.mxonramp.domain.migration.ledger;

import java.util.Arrays;

/** Bits one after the other, the highest of an octet first; behind the last of them only zeros. */
final class Bits {
    private static final int FIRST_OCTETS = 64;

    private byte[] octets;
    private long at;

    /** None yet. */
    Bits() {
        this(new byte[FIRST_OCTETS]);
    }

    /** Those that were written, to be read from the first. */
    Bits(byte[] octets) {
        this.octets = octets;
    }

    /** Writes the lowest bits of a number, the highest of them first. */
    void put(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            put((value >>> i & 1) != 0);
        }
    }

    void put(boolean bit) {
        int octet = (int) (at >> 3);
        if (octet == octets.length) {
            octets = Arrays.copyOf(octets, octets.length * 2);
        }
        if (bit) {
            octets[octet] |= (byte) (0x80 >>> (at & 7));
        }
        at++;
    }

    long next(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | (next() ? 1 : 0);
        }
        return value;
    }

    boolean next() {
        boolean bit = (octets[(int) (at >> 3)] & 0x80 >>> (at & 7)) != 0;
        at++;
        return bit;
    }

    /** What was written so far. */
    byte[] octets() {
        return Arrays.copyOf(octets, (int) ((at + 7) >> 3));
    }
}
