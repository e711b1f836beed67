package dev.mxonramp.local.cli;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one of the two checks came to.
 *
 * @param name {@code ownership} or {@code mx}, as the API calls it
 * @param evidence all that was seen, null if not even the zone was found
 */
record CheckResult(String name, boolean verified, Finding finding, @Nullable EvidenceRecord evidence) {
    /** We, the network or the name servers were in the way: the record itself may be right. */
    private static final Set<String> UNTOLD = Set.of("dns.ours", "dns.unreachable", "dns.unvalidated");

    static CheckResult of(TxtCheck.Outcome outcome) {
        var view = outcome.evidence();
        return new CheckResult("ownership", outcome.proven(), outcome.finding(),
                view == null ? null : EvidenceRecord.of(view));
    }

    static CheckResult of(MxCheck.Outcome outcome) {
        var view = outcome.evidence();
        return new CheckResult("mx", outcome.ours(), outcome.finding(), view == null ? null : EvidenceRecord.of(view));
    }

    Answer answer() {
        return verified ? Answer.VERIFIED : UNTOLD.contains(finding.code()) ? Answer.UNTOLD : Answer.NOT_YET;
    }

    /** In the order in which they prevail where two checks are made. */
    enum Answer {
        /** At least one record is not as it must be. */
        NOT_YET(ExitCodes.FAILED, "not yet"),
        /** It could not be told. */
        UNTOLD(ExitCodes.UNTOLD, "could not tell"),
        /** Everything is as it must be. */
        VERIFIED(ExitCodes.OK, "verified");

        private final int exitCode;
        private final String shown;

        Answer(int exitCode, String shown) {
            this.exitCode = exitCode;
            this.shown = shown;
        }

        int exitCode() {
            return exitCode;
        }

        String shown() {
            return shown;
        }
    }
}
