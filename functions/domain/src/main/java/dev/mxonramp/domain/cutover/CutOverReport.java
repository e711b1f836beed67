package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.cutover.CutOverFinding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What would lose mail if the MX changed now.
 *
 * @param findings the worst first
 * @param checkedAt when this was so
 */
public record CutOverReport(List<CutOverFinding> findings, Instant checkedAt) {
    public CutOverReport {
        findings = List.copyOf(findings);
    }

    /** Whether no mail would be lost. */
    public boolean safe() {
        return blocking(Set.of()).findings().isEmpty();
    }

    /** What the change must wait for, except for the codes that somebody takes upon themselves. */
    public CutOverReport blocking(Set<String> overridden) {
        return new CutOverReport(findings.stream().filter(each -> each.severity() == Severity.REQUIRED)
                .filter(each -> !overridden.contains(each.code())).toList(), checkedAt);
    }
}
