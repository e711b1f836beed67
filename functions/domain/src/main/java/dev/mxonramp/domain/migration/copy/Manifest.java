package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Digest;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import java.util.List;
import java.util.Optional;

/** Where the proofs of what was copied are kept: segments of lines, one for each message. */
public interface Manifest {
    /**
     * One message.
     *
     * @param source its UID at the source
     * @param digest of its bytes as the source gave them
     * @param target its UID at the target
     */
    record Line(long source, Digest digest, long target) {}

    /** The lines of one batch, and the two folders that the UIDs belong to. */
    record Segment(FolderIdentity identity, List<Line> lines) {
        public Segment {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Stores a segment, replacing what a dead worker left under the same number.
     *
     * @param number from 0, over all epochs
     * @return the bytes that were stored, for the ledger's chain
     */
    byte[] put(LedgerKey key, int number, Segment segment);

    /** A segment that was stored. */
    Segment get(LedgerKey key, int number);

    /** Keeps what mirroring goes by in a folder, replacing what was there; no part of the proofs. */
    void keep(LedgerKey key, byte[] agreement);

    /** What was kept for mirroring. */
    Optional<byte[]> kept(LedgerKey key);
}
