package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.TransientFailure;

/** A mail server throttles or asks to come back later: a wait, not a failure. The machine retries it by name. */
public final class ServerBusy extends TransientFailure {
    private static final long serialVersionUID = 1L;

    public ServerBusy(String sentence) {
        super(sentence);
    }
}
