package dev.mxonramp.aws.table;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.journey.EvidenceStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Evidence in the table: the latest finding at a key of its own, and the history, with all that was seen, behind it. */
public final class DynamoEvidenceStore implements EvidenceStore {
    private final Table table;
    private final InstantSource clock;

    public DynamoEvidenceStore(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void put(ClaimKey claim, Kind kind, Evidence evidence) {
        Finding finding = evidence.finding();
        table.put(EvidenceItems.item(Keys.evidence(claim, kind, finding.checkedAt()), evidence)
                .endsAt(finding.checkedAt(), KEPT));
        // Where one of a later check is there already, that one stays.
        var _ = table.putIf(FindingItems.item(Keys.latestEvidence(claim, kind), finding),
                "attribute_not_exists(pk) or checkedAt <= :at",
                Map.of(":at", AttributeValue.fromS(Keys.sortable(finding.checkedAt()))));
    }

    @Override
    public Optional<Finding> latest(ClaimKey claim, Kind kind) {
        return table.get(Keys.latestEvidence(claim, kind)).map(FindingItems::finding);
    }

    @Override
    public List<Evidence> history(ClaimKey claim, Kind kind, int limit) {
        Instant oldest = clock.instant().minus(KEPT);
        return table.newest(Keys.account(claim.account()), Keys.evidenceHistory(claim, kind), limit).stream()
                .map(EvidenceItems::evidence).takeWhile(kept -> kept.finding().checkedAt().isAfter(oldest)).toList();
    }
}
