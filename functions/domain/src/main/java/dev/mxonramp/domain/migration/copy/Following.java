package dev.mxonramp.domain.migration.copy;

/** What of later changes at the source follows to messages that were copied. */
public enum Following {
    /** Nothing: after the cut-over, nothing overrides what the owner does at the target. */
    NONE,
    /**
     * Changes of flags, and removals of messages that nobody has touched at the target, unless a large part of a folder is
     * gone at once: before the cut-over, while the owner still works at the source.
     */
    CHANGES,
    /** The same, however much is gone: somebody has said that this is meant. */
    EVEN_EMPTIED;

    boolean changes() {
        return this != NONE;
    }
}
