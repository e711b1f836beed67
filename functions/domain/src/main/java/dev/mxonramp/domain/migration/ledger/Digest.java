package dev.mxonramp.domain.migration.ledger;

import java.util.HexFormat;

/**
 * What a message's bytes come to.
 *
 * @param size in octets
 * @param exact SHA-256 of the bytes, in hex
 * @param loose SHA-256 of the bytes with every LF behind a CR, no other CR and NUL as 0x80, in hex: equal for a message
 *        and for what a server made of it that rewrites line ends or NULs
 */
public record Digest(long size, String exact, String loose) {
    private static final int HEX = 64;

    public Digest {
        if (size < 0 || exact.length() != HEX || loose.length() != HEX) {
            throw new IllegalArgumentException("a digest is a size and two SHA-256 in hex");
        }
    }

    /** Whether the message has nothing that is known to be rewritten by servers. */
    public boolean regular() {
        return exact.equals(loose);
    }

    byte[] exactOctets() {
        return HexFormat.of().parseHex(exact);
    }

    byte[] looseOctets() {
        return HexFormat.of().parseHex(loose);
    }
}
