package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what right users let us write their DNS, and what stood there before. */
public interface DnsAccessStore {
    /**
     * An MX set that we replaced.
     *
     * @param old what was there, null for nothing
     * @param ours what we wrote
     * @param at when
     */
    record KeptMx(@Nullable RecordSet old, RecordSet ours, Instant at) {}

    /** The account's external id; {@code fresh} becomes it, if it has none. Once given it never changes. */
    String externalId(AccountId account, String fresh);

    /** The role through which the claim's zone is written, if the owner gave one. */
    Optional<DnsRole> role(ClaimKey claim);

    /** Sets or (null) forgets the role. */
    void setRole(ClaimKey claim, @Nullable DnsRole role);

    /** The set that the last MX change replaced. */
    Optional<KeptMx> kept(ClaimKey claim);

    /** Keeps a set for a roll-back. */
    void keep(ClaimKey claim, KeptMx kept);

    /** Forgets the claim's role and kept set; the account's external id stays. */
    void forget(ClaimKey claim);
}
