package dev.mxonramp.imap;

import org.eclipse.angus.mail.iap.ByteArray;

/**
 * Takes one answer, of a bounded size: whatever length a server announces, and if it never ends a line, memory stays
 * bounded.
 */
final class BoundedBuffer extends ByteArray {
    /**
     * Octets in an answer. The longest are the UIDs of a folder's messages, ten digits and a space each, for a million and
     * a half of them; messages of more than {@link Fetching#LARGE} come in pieces.
     */
    static final int MOST = 16 << 20;

    private static final int FIRST = 128;

    BoundedBuffer() {
        super(FIRST);
    }

    @Override
    public void grow(int more) {
        if (more < 0 || more > MOST - getBytes().length) {
            throw new Overflow();
        }
        super.grow(more);
    }

    /** The answer is longer. */
    static final class Overflow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overflow() {
            super("an answer of more than " + MOST + " octets", null, false, false);
        }
    }
}
