package dev.mxonramp.testkit.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Evidence;
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
    private final Map<Place, NavigableMap<Instant, Evidence>> findings = new HashMap<>();
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
    public synchronized void put(ClaimKey claim, Kind kind, Evidence seen) {
        faults.run("EvidenceStore.put", () -> of(claim, kind).put(seen.finding().checkedAt(), seen));
    }

    @Override
    public synchronized Optional<Finding> latest(ClaimKey claim, Kind kind) {
        return faults.call("EvidenceStore.latest",
                () -> Optional.ofNullable(of(claim, kind).lastEntry()).map(last -> last.getValue().finding()));
    }

    @Override
    public synchronized List<Evidence> history(ClaimKey claim, Kind kind, int limit) {
        return faults.call("EvidenceStore.history", () -> of(claim, kind).descendingMap().values().stream()
                .filter(kept -> kept.finding().checkedAt().plus(KEPT).isAfter(clock.instant())).limit(limit).toList());
    }

    private NavigableMap<Instant, Evidence> of(ClaimKey claim, Kind kind) {
        return findings.computeIfAbsent(new Place(claim, kind), place -> new TreeMap<>());
    }
}
