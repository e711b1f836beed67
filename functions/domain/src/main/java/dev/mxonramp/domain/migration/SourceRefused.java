package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.PermanentFailure;

/** The old server, or our own rules, do not let us in: wrong password, forbidden address. Only the owner can mend it. */
public final class SourceRefused extends PermanentFailure {
    private static final long serialVersionUID = 1L;

    public SourceRefused(String sentence) {
        super(sentence);
    }
}
