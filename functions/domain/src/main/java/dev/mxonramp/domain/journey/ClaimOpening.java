package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.ClaimStore.Created;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.name.DomainName;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Opens claims: stores claim and watch, starts the onboarding, announces it. Repeating it at any point, after any
 * crash, ends in the same state.
 */
public final class ClaimOpening {
    /** Claims without proof that an account may have at a time. */
    public static final int MAX_PENDING = 200;

    /** What came of opening a claim. */
    public sealed interface Opening {
        /** The claim was stored and its onboarding started. */
        record Opened(Claim claim) implements Opening {}

        /** The account has this claim already. */
        record AlreadyThere(Claim claim) implements Opening {}

        /** The account has {@code limit} claims without proof: some must be proven or deleted first. */
        record TooMany(int limit) implements Opening {}
    }

    private final ClaimStore claims;
    private final Ownership ownership;
    private final Courier courier;
    private final Cadence cadence;
    private final Identities identities;
    private final InstantSource clock;

    public ClaimOpening(ClaimStore claims, Ownership ownership, Courier courier, Cadence cadence,
            Identities identities, InstantSource clock) {
        this.claims = claims;
        this.ownership = ownership;
        this.courier = courier;
        this.cadence = cadence;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * Opens the account's claim to a domain. A name below a domain that the account has proven is proven at once.
     *
     * @throws TransientFailure if the workflow or the bus does not answer; the claim may be stored then, and the sweep
     *         goes on if nobody repeats the call
     */
    public Opening open(AccountId account, DomainName domain) {
        var key = new ClaimKey(account, domain);
        var known = claims.find(key);
        if (known.isPresent()) {
            return new Opening.AlreadyThere(courier.start(known.get()));
        }
        if (claims.list(account).stream().filter(ClaimOpening::pending).count() >= MAX_PENDING) {
            return new Opening.TooMany(MAX_PENDING);
        }
        return switch (claims.create(begin(key), cadence.first(key))) {
            case Created.Stored(Claim claim) -> new Opening.Opened(courier.start(claim));
            case Created.Exists(Claim claim) -> new Opening.AlreadyThere(courier.start(claim));
        };
    }

    private Claim begin(ClaimKey key) {
        Instant now = clock.instant();
        var codes = new IssuedCodes(identities.code(), claims.formerCodes(key));
        Claim claim = Claim.begin(key, identities.opaque('c'), codes, now);
        return ownership.holds(key.account(), key.domain()) ? claim.edit().passed(Step.PROVEN, now).claim() : claim;
    }

    private static boolean pending(Claim claim) {
        return Phase.of(claim) == Phase.AWAIT_OWNERSHIP;
    }
}
