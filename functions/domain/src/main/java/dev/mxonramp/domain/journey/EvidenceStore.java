package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.domain.dns.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The latest evidence of a claim's checks, stored only when the answer changed (dns.md 12). */
public interface EvidenceStore {
    /** What a check was about. */
    enum Kind {
        TXT, MX
    }

    /** How long the history keeps a finding, counted from its check. */
    Duration KEPT = Duration.ofDays(90);

    /** Adds to the history and makes its finding the latest, unless one of a later check is there already. */
    void put(ClaimKey claim, Kind kind, Evidence evidence);

    /** The latest finding. */
    Optional<Finding> latest(ClaimKey claim, Kind kind);

    /** The evidence of the last 90 days, newest check first, at most {@code limit} of it. */
    List<Evidence> history(ClaimKey claim, Kind kind, int limit);
}
