package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Proven domains. Exactly one account owns a name at any time, under any race (dns.md 6). */
public interface OwnerStore {
    /** What came of taking a domain. */
    sealed interface Taken {
        /** It is (or already was) the account's. */
        record Yours(Owner owner) implements Taken {}

        /** Another account has proven it; nothing was changed. */
        record HeldBy(Owner owner) implements Taken {}
    }

    /** The owners of those of the names that somebody has proven, strongly consistent. */
    Map<DomainName, Owner> find(Collection<DomainName> names);

    /** Takes a proven domain by a conditional write. */
    Taken take(DomainName domain, AccountId account, Instant at);

    /**
     * Replaces an owner by its next state, which may be another account's.
     *
     * @param read as it was read; a proof that was given up and made anew meanwhile is another
     * @return the owner with its new version; empty if somebody else wrote first: read and decide again
     */
    Optional<Owner> replace(Owner read, Owner next);

    /** Gives a domain up; not the owner's, nothing happens. */
    void release(DomainName domain, AccountId account);
}
