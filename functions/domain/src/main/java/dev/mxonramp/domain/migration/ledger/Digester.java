package dev.mxonramp.domain.migration.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Computes a {@link Digest} while bytes pass by. Nearly every message is in the form that its loose digest is of, so that
 * a second one is only computed from where a message leaves that form.
 */
public final class Digester {
    private static final int BLOCK = 8192;

    private final MessageDigest exact = sha256();
    private @Nullable MessageDigest loose;
    /** Whether the last byte was a CR that is not in the digest yet, since what follows tells whose it is. */
    private boolean held;
    private long size;
    private boolean nul;

    /** Takes the next bytes. */
    public void update(byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        int end = from + length;
        size += length;
        if (loose == null && !regular(bytes, from, end)) {
            loose = copy(exact);
        }
        if (loose != null) {
            regularise(loose, bytes, from, end);
        }
        release();
        held = bytes[end - 1] == '\r';
        exact.update(bytes, from, held ? length - 1 : length);
    }

    /** Whether a NUL was among the bytes so far. */
    public boolean nul() {
        return nul;
    }

    /** What they came to; the digester starts over. */
    public Digest digest() {
        if (held && loose == null) {
            loose = copy(exact);
        }
        release();
        String hex = HexFormat.of().formatHex(exact.digest());
        var digest = new Digest(size, hex, loose == null ? hex : HexFormat.of().formatHex(loose.digest()));
        loose = null;
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

    private void release() {
        if (held) {
            exact.update((byte) '\r');
            held = false;
        }
    }

    /** Whether these bytes, after those before, have every LF behind a CR, every CR before an LF, and no NUL. */
    private boolean regular(byte[] bytes, int from, int end) {
        int at = from;
        if (held && bytes[at++] != '\n') {
            return false;
        }
        while (at < end) {
            int each = bytes[at++] & 0xff;
            if (each <= '\r') {
                if (each == 0 || each == '\n' || (each == '\r' && at < end && bytes[at++] != '\n')) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Digests these bytes without CR but before every LF, and with NUL as 0x80, as Dovecot stores it. */
    private void regularise(MessageDigest digest, byte[] bytes, int from, int end) {
        byte[] kept = new byte[BLOCK];
        int filled = 0;
        for (int i = from; i < end; i++) {
            byte each = bytes[i];
            if (each == '\r') {
                continue;
            }
            if (filled > BLOCK - 2) {
                digest.update(kept, 0, filled);
                filled = 0;
            }
            if (each == '\n') {
                kept[filled++] = '\r';
            }
            nul |= each == 0;
            kept[filled++] = each == 0 ? (byte) 0x80 : each;
        }
        digest.update(kept, 0, filled);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java can copy a SHA-256 under way", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
