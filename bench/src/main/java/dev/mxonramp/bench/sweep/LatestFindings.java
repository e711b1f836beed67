package dev.mxonramp.bench.sweep;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.journey.EvidenceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest finding of each claim, which is all that a sweep reads. The history, with every answer in it, belongs into a
 * table: a hundred thousand of them do not fit into a function's memory, and need not.
 */
final class LatestFindings implements EvidenceStore {
    private final Map<Place, Finding> findings = new ConcurrentHashMap<>();

    private record Place(ClaimKey claim, Kind kind) {}

    @Override
    public void put(ClaimKey claim, Kind kind, Evidence seen) {
        findings.put(new Place(claim, kind), seen.finding());
    }

    @Override
    public Optional<Finding> latest(ClaimKey claim, Kind kind) {
        return Optional.ofNullable(findings.get(new Place(claim, kind)));
    }

    @Override
    public List<Evidence> history(ClaimKey claim, Kind kind, int limit) {
        throw new UnsupportedOperationException("a sweep reads no history");
    }
}
