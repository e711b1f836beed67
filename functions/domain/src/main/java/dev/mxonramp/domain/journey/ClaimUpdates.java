package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.ClaimStore.Saved;
import dev.mxonramp.domain.claim.Milestones.Step;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads a claim, decides, and writes: again from the start when somebody else wrote first, and not at all when the
 * decision changes nothing.
 */
public final class ClaimUpdates {
    private static final int TRIES = 10;

    private final ClaimStore claims;

    public ClaimUpdates(ClaimStore claims) {
        this.claims = claims;
    }

    /** The claim, strongly consistent. */
    public Optional<Claim> find(ClaimKey key) {
        return claims.find(key);
    }

    /**
     * Applies a decision to the stored claim.
     *
     * @param decision next state from the current one; may run several times, and has no effects of its own
     * @return the claim as it is stored now; empty if it does not exist (any more)
     * @throws TransientFailure if others kept writing in between
     */
    public Optional<Claim> apply(ClaimKey key, UnaryOperator<Claim> decision) {
        Optional<Claim> read = claims.find(key);
        return read.isEmpty() ? read : apply(read.get(), decision);
    }

    /** The same, beginning with a claim that was just read. */
    public Optional<Claim> apply(Claim read, UnaryOperator<Claim> decision) {
        Claim current = read;
        for (int tries = 0; tries < TRIES; tries++) {
            Claim next = decision.apply(current);
            if (next.equals(current)) {
                return Optional.of(current);
            }
            switch (claims.update(next)) {
                case Saved.Done(Claim saved) -> {
                    return Optional.of(saved);
                }
                case Saved.Stale() -> {
                    Optional<Claim> again = claims.find(read.key());
                    if (again.isEmpty()) {
                        return again;
                    }
                    current = again.get();
                }
            }
        }
        throw new TransientFailure("Others keep changing this domain at the moment.");
    }

    /** Records that a step was passed; passing it again changes nothing. */
    public Optional<Claim> pass(ClaimKey key, Step step, Instant now) {
        return apply(key, claim -> claim.milestones().passed(step)
                ? claim
                : claim.edit().passed(step, now).changed(now).claim());
    }
}
