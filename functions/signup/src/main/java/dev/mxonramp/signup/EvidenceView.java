package dev.mxonramp.signup;

import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.lambda.FindingView;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Earlier checks as the API shows them: each diagnosis, with all that it was made from. */
final class EvidenceView {
    private EvidenceView() {}

    static List<Map<String, @Nullable Object>> of(List<Evidence> history) {
        return history.stream().map(EvidenceView::one).toList();
    }

    private static Map<String, @Nullable Object> one(Evidence evidence) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("finding", FindingView.of(evidence.finding()));
        view.put("evidence", evidence.seen() == null ? null : EvidenceRecord.of(evidence.seen()).values());
        return view;
    }
}
