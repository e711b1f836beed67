package dev.mxonramp.testkit.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.journey.EvidenceStore;
import dev.mxonramp.testkit.fault.Faults;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Evidence in memory. */
public final class InMemoryEvidenceStore implements EvidenceStore {
    private final InstantSource clock;
    private final Map<Place, NavigableMap<Instant, Finding>> findings = new HashMap<>();
    private final Faults faults;

    private record Place(ClaimKey claim, Kind kind) {}

    public InMemoryEvidenceStore(InstantSource clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    public InMemoryEvidenceStore(InstantSource clock) {
        this(clock, Faults.none());
    }

    @Override
    public synchronized void put(ClaimKey claim, Kind kind, Finding finding) {
        faults.run("EvidenceStore.put", () -> of(claim, kind).put(finding.checkedAt(), finding));
    }

    @Override
    public synchronized Optional<Finding> latest(ClaimKey claim, Kind kind) {
        return faults.call("EvidenceStore.latest",
                () -> Optional.ofNullable(of(claim, kind).lastEntry()).map(Map.Entry::getValue));
    }

    @Override
    public synchronized List<Finding> history(ClaimKey claim, Kind kind, int limit) {
        return faults.call("EvidenceStore.history", () -> of(claim, kind).descendingMap().values().stream()
                .filter(finding -> finding.checkedAt().plus(KEPT).isAfter(clock.instant())).limit(limit).toList());
    }

    private NavigableMap<Instant, Finding> of(ClaimKey claim, Kind kind) {
        return findings.computeIfAbsent(new Place(claim, kind), place -> new TreeMap<>());
    }
}
