package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.PermanentFailure;

/** The new mailbox's quota is used up: the pass pauses until there is room, and the next one goes on from there. */
public final class TargetFull extends PermanentFailure {
    private static final long serialVersionUID = 1L;

    public TargetFull(String words) {
        super("The new mailbox is full (\"" + words
                + "\"). Raise its quota, then start a pass: it goes on from there.");
    }
}
