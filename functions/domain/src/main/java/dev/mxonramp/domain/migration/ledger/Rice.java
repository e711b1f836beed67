package dev.mxonramp.domain.migration.ledger;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Numbers that are mostly about as large as each other, in about as many bits as they carry (R. F. Rice, "Some Practical
 * Universal Noiseless Coding Techniques", JPL 79-22): the low bits as they are, the rest in unary. Of n gaps that add up to
 * U this takes about log2(U/n) + 2 bits each, however U is shared among them. One that is far larger than the others is
 * escaped, so that it costs no more than some 60 bits.
 */
final class Rice {
    /** Bits that say how many low bits there are. */
    static final int PARAMETER_BITS = 5;

    private static final int PARAMETERS = 1 << PARAMETER_BITS;
    private static final int ESCAPE = 20;
    private static final int WIDTH_BITS = 6;

    private final int low;

    /** @param low how many low bits are written as they are, below 32 */
    Rice(int low) {
        this.low = low;
    }

    /** What takes the fewest bits for the amounts of those of these numbers that are written. */
    static Rice best(long[] numbers, IntPredicate written) {
        long[] amounts = IntStream.range(0, numbers.length).filter(written).mapToLong(i -> Math.abs(numbers[i]))
                .toArray();
        int most = most(amounts);
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int low = 0; low <= most; low++) {
            var rice = new Rice(low);
            long bits = 0;
            for (long amount : amounts) {
                bits += rice.bits(amount);
            }
            if (bits < least) {
                least = bits;
                best = low;
            }
        }
        return new Rice(best);
    }

    /** With more low bits than these, one more costs more than it can save: a bit each, for the half of what is in unary. */
    private static int most(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum += amount;
        }
        return Math.min(PARAMETERS - 1, width(sum / Math.max(1, amounts.length)) + 1);
    }

    /** How many low bits are written as they are. */
    int low() {
        return low;
    }

    /** @param number at least 0 */
    void put(Bits bits, long number) {
        long high = number >>> low;
        if (high >= ESCAPE) {
            bits.put(-1, ESCAPE);
            int width = width(number);
            bits.put(width, WIDTH_BITS);
            bits.put(number, width);
        } else {
            for (long i = 0; i < high; i++) {
                bits.put(true);
            }
            bits.put(false);
            bits.put(number, low);
        }
    }

    long next(Bits bits) {
        long high = 0;
        while (high < ESCAPE && bits.next()) {
            high++;
        }
        return high == ESCAPE ? bits.next((int) bits.next(WIDTH_BITS)) : high << low | bits.next(low);
    }

    private long bits(long number) {
        long high = number >>> low;
        return high >= ESCAPE ? ESCAPE + WIDTH_BITS + width(number) : high + 1 + low;
    }

    private static int width(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }
}
