package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Failure;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a step's failure visible with its claim, and tells the owner. */
public final class StepFailure {
    private static final int LONGEST_CAUSE = 300;

    private final ClaimUpdates updates;
    private final Announcer announcer;
    private final InstantSource clock;

    public StepFailure(ClaimUpdates updates, Announcer announcer, InstantSource clock) {
        this.updates = updates;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Records the failure; a failure already recorded stays, as does a claim that was deleted meanwhile.
     *
     * @param cause a sentence without secrets
     */
    public void record(ClaimKey key, String step, String error, String cause) {
        String sentence = cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE) + "…";
        var failure = new Failure(step, error, sentence, clock.instant());
        Optional<Claim> saved = updates.apply(key,
                claim -> claim.failure() == null ? claim.edit().failure(failure).claim() : claim);
        saved.ifPresent(announcer::announce);
    }
}
