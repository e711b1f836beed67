package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.watch.Watch;
import java.util.List;
import java.util.Optional;

/** Stored claims; every write is conditional, so that a handler may run twice. */
public interface ClaimStore {
    /** What came of storing a new claim. */
    sealed interface Created {
        /** It is stored, and so is its watch. */
        record Stored(Claim claim) implements Created {}

        /** The account already claims the domain; this is that claim. */
        record Exists(Claim claim) implements Created {}
    }

    /** What came of an update. */
    sealed interface Saved {
        /** Stored; carries the new version. */
        record Done(Claim claim) implements Saved {}

        /** Somebody else wrote first (or deleted it): read again and decide again. */
        record Stale() implements Saved {}
    }

    /** The claim, strongly consistent. */
    Optional<Claim> find(ClaimKey key);

    /** Every claim of an account, by domain. */
    List<Claim> list(AccountId account);

    /** Stores a claim and its watch in one transaction, unless the account has that claim. */
    Created create(Claim claim, Watch watch);

    /** Replaces the claim whose id and version this one carries. */
    Saved update(Claim claim);

    /**
     * The codes of the claims to this domain that the account deleted, the latest first.
     *
     * @return at most {@link IssuedCodes#REMEMBERED}
     */
    List<VerificationCode> formerCodes(ClaimKey key);

    /** Removes the claim with its watch, and remembers its code; without it, nothing happens. */
    void delete(ClaimKey key);
}
