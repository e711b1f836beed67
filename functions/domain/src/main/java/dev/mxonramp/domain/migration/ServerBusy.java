package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail server throttles or asks to come back later: a wait, not a failure. The machine retries it by name. */
public final class ServerBusy extends TransientFailure {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration told;

    public ServerBusy(String sentence) {
        this(sentence, null);
    }

    /** @param told how long the server wants to be left alone, where it says so */
    public ServerBusy(String sentence, @Nullable Duration told) {
        super(sentence);
        this.told = told;
    }

    /** How long the server wants to be left alone, where it says so. */
    public Optional<Duration> told() {
        return Optional.ofNullable(told);
    }
}
