package dev.mxonramp.domain.migration.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes a {@link Digest} while bytes pass by. */
public final class Digester {
    private static final int BLOCK = 8192;

    private final MessageDigest exact = sha256();
    private final MessageDigest loose = sha256();
    private final byte[] kept = new byte[BLOCK];
    private long size;
    private boolean nul;

    /** Takes the next bytes. */
    public void update(byte[] bytes, int from, int length) {
        exact.update(bytes, from, length);
        size += length;
        int filled = 0;
        for (int i = from; i < from + length; i++) {
            byte each = bytes[i];
            if (each != '\r') {
                kept[filled++] = each == 0 ? (byte) 0x80 : each;
                nul |= each == 0;
                if (filled == BLOCK) {
                    loose.update(kept, 0, filled);
                    filled = 0;
                }
            }
        }
        loose.update(kept, 0, filled);
    }

    /** Whether a NUL was among the bytes so far. */
    public boolean nul() {
        return nul;
    }

    /** What they came to; the digester starts over. */
    public Digest digest() {
        var digest = new Digest(size, HexFormat.of().formatHex(exact.digest()),
                HexFormat.of().formatHex(loose.digest()));
        size = 0;
        nul = false;
        return digest;
    }

    /** The digest of bytes at hand. */
    public static Digest of(byte[] bytes) {
        var digester = new Digester();
        digester.update(bytes, 0, bytes.length);
        return digester.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
