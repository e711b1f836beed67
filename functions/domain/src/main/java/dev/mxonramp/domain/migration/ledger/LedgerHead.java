package dev.mxonramp.domain.migration.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a folder's ledger that changes: one item of the store, replaced as a whole, so that mapping, intent and
 * counts can never disagree. Runs that no longer change are sealed in chunks beside it.
 *
 * @param key whose and which folder
 * @param identity the two folders and the epoch
 * @param sealed how many chunks of this epoch are sealed
 * @param tail the runs behind those, in the order of writing
 * @param intent what is about to be appended, or null
 * @param tally counts
 * @param manifest the manifest so far, over all epochs
 * @param stumbles where appending broke off
 * @param completeUidNext the source's UIDNEXT when everything below it was settled; 0 for never
 * @param verifiedUidNext the target's UIDNEXT when its messages were last held against the runs; 0 for never
 * @param flags what the flags at the source were like when the target's were last made the same
 * @param version counts writes; every update is conditional on it
 */
public record LedgerHead(LedgerKey key, FolderIdentity identity, int sealed, List<Run> tail, @Nullable Intent intent,
        FolderTally tally, ManifestChain manifest, Stumbles stumbles, long completeUidNext, long verifiedUidNext,
        FlagMark flags,
        long version) {
    public LedgerHead {
        tail = List.copyOf(tail);
    }

    /** A ledger before its first message. */
    public static LedgerHead begin(LedgerKey key, FolderIdentity identity) {
        return new LedgerHead(key, identity, 0, List.of(), null, FolderTally.NONE, ManifestChain.EMPTY, Stumbles.NONE,
                0, 0, FlagMark.NONE, 0);
    }

    /** The head of a new epoch: no UID holds any more, the counts start over, the manifest goes on. */
    public LedgerHead restarted(FolderIdentity next) {
        return new LedgerHead(key, next, 0, List.of(), null,
                FolderTally.NONE.visited(tally.pass(), tally.found()), manifest, Stumbles.NONE, 0, 0,
                FlagMark.NONE, version);
    }

    /** With or without an intent. */
    public LedgerHead withIntent(@Nullable Intent value) {
        return new LedgerHead(key, identity, sealed, tail, value, tally, manifest, stumbles, completeUidNext,
                verifiedUidNext, flags,
                version);
    }

    /** With other runs. */
    public LedgerHead withRuns(int chunks, List<Run> runs) {
        return new LedgerHead(key, identity, chunks, runs, intent, tally, manifest, stumbles, completeUidNext,
                verifiedUidNext, flags,
                version);
    }

    /** With other counts. */
    public LedgerHead withTally(FolderTally value) {
        return new LedgerHead(key, identity, sealed, tail, intent, value, manifest, stumbles, completeUidNext,
                verifiedUidNext, flags,
                version);
    }

    /** With a longer manifest. */
    public LedgerHead withManifest(ManifestChain value) {
        return new LedgerHead(key, identity, sealed, tail, intent, tally, value, stumbles, completeUidNext,
                verifiedUidNext, flags,
                version);
    }

    /** With other places where appending broke off. */
    public LedgerHead withStumbles(Stumbles value) {
        return new LedgerHead(key, identity, sealed, tail, intent, tally, manifest, value, completeUidNext,
                verifiedUidNext, flags,
                version);
    }

    /** With everything below a source UIDNEXT settled. */
    public LedgerHead complete(long uidNext) {
        return new LedgerHead(key, identity, sealed, tail, intent, tally, manifest, stumbles, uidNext, verifiedUidNext,
                flags, version);
    }

    /** With the target's messages held against the runs when its UIDNEXT was this. */
    public LedgerHead verified(long uidNext) {
        return new LedgerHead(key, identity, sealed, tail, intent, tally, manifest, stumbles, completeUidNext, uidNext,
                flags, version);
    }

    /** With the flags brought up to what the source's are like. */
    public LedgerHead withFlags(FlagMark value) {
        return new LedgerHead(key, identity, sealed, tail, intent, tally, manifest, stumbles, completeUidNext,
                verifiedUidNext, value,
                version);
    }

    /** As stored under a version. */
    public LedgerHead stored(long value) {
        return new LedgerHead(key, identity, sealed, tail, intent, tally, manifest, stumbles, completeUidNext,
                verifiedUidNext, flags,
                value);
    }
}
