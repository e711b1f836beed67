package dev.mxonramp.mailhost;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Passwords that nobody knows. */
final class Passwords {
    private static final int BITS = 256;

    private Passwords() {}

    /** A password to close a mailbox with. */
    static String unknown() {
        // Made at each use: a generator that is kept would begin alike in every copy of a function's snapshot.
        return new BigInteger(BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    }
}
