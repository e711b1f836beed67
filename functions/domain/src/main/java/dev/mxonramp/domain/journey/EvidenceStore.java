package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Finding;
import java.util.Optional;

/** The latest evidence of a claim's checks, stored only when the answer changed (dns.md 12). */
public interface EvidenceStore {
    /** What a check was about. */
    enum Kind {
        TXT, MX
    }

    /** Stores the finding as the latest and adds it to the history, which ends by TTL. */
    void put(ClaimKey claim, Kind kind, Finding finding);

    /** The latest finding. */
    Optional<Finding> latest(ClaimKey claim, Kind kind);
}
