package dev.mxonramp.domain.migration.ledger;

import java.nio.charset.StandardCharsets;

/**
 * Binds a folder's manifest segments to its ledger: each link is the SHA-256 of the link before and the segment.
 *
 * @param segments how many segments there are
 * @param link hex; zeros before the first
 */
public record ManifestChain(int segments, String link) {
    /** No segment yet. */
    public static final ManifestChain EMPTY = new ManifestChain(0, "0".repeat(64));

    /** The chain with one more segment. */
    public ManifestChain plus(byte[] segment) {
        byte[] before = link.getBytes(StandardCharsets.US_ASCII);
        var digester = new Digester();
        digester.update(before, 0, before.length);
        digester.update(segment, 0, segment.length);
        return new ManifestChain(segments + 1, digester.digest().exact());
    }
}
