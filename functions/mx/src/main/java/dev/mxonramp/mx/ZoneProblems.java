package dev.mxonramp.mx;

import dev.mxonramp.domain.cutover.CutOverReport;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.ZoneChange;
import dev.mxonramp.lambda.CutOverView;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.ProblemException;
import java.util.Map;

/** Says why records were not written, and what to do. */
final class ZoneProblems {
    private ZoneProblems() {}

    static ProblemException of(ZoneChange.Failed failed) {
        return problem(failed).exception();
    }

    private static Problem problem(ZoneChange.Failed failed) {
        return switch (failed) {
            case ZoneChange.NoClaim() ->
                Problem.notFound("You have no such domain. Add it with POST /v1/domains first.");
            case ZoneChange.NotBound() -> Problem.conflict("zone-not-bound",
                    "No hosted zone of this domain is open to us. Enter the records by hand, or give us a role with "
                            + "PUT /v1/domains/{domain}/dns/access.");
            case ZoneChange.Ambiguous(DomainName zone) -> Problem.conflict("zone-ambiguous", "There are several hosted "
                    + "zones named " + zone + ". Enter the records by hand in the one that the domain uses.");
            case ZoneChange.Denied() -> Problem.conflict("zone-denied",
                    "The role does not let us in. Check that it trusts our AWS account with your external id, and that "
                            + "it may list hosted zones and change their records.");
            case ZoneChange.Changed(var now) -> new Problem(409, "records-changed", "The state does not allow this",
                    "The records are not those that you confirmed. Look at what is there now, and confirm that.",
                    "confirm", Map.of("current", ZoneJson.now(now)));
            case ZoneChange.Routed() -> Problem.conflict("records-routed",
                    "These records have a routing policy or are an alias. Change them by hand.");
            case ZoneChange.TooEarly(String sentence) -> Problem.conflict("too-early", sentence);
            case ZoneChange.Unsafe(CutOverReport reasons) -> new Problem(409, "cut-over-unsafe",
                    "The state does not allow this",
                    "Mail would be lost. Mend what the findings say, or name their codes in 'override' to change the "
                            + "MX all the same.",
                    null, Map.of("findings", CutOverView.findings(reasons)));
            case ZoneChange.NothingKept() ->
                Problem.conflict("nothing-kept",
                        "We have not changed the MX of this domain. There is nothing to undo.");
        };
    }
}
