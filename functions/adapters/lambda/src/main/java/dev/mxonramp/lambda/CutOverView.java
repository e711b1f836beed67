package dev.mxonramp.lambda;

import dev.mxonramp.domain.cutover.CutOverFinding;
import dev.mxonramp.domain.cutover.CutOverReport;
import dev.mxonramp.domain.cutover.CutOverWords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the MX change would lose, as the API shows it. */
public final class CutOverView {
    private CutOverView() {}

    /** The report as plain values. */
    public static Map<String, @Nullable Object> of(CutOverReport report) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("safe", report.safe());
        body.put("checkedAt", report.checkedAt());
        body.put("findings", findings(report));
        return body;
    }

    /** Its findings alone. */
    public static List<Map<String, @Nullable Object>> findings(CutOverReport report) {
        return report.findings().stream().map(finding -> finding(finding, report.checkedAt())).toList();
    }

    private static Map<String, @Nullable Object> finding(CutOverFinding finding, Instant at) {
        CutOverWords words = CutOverWords.of(finding, at);
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("code", finding.code());
        body.put("severity", finding.severity());
        body.put("sentence", words.sentence());
        body.put("remedy", words.remedy());
        body.put("lookAgainAt", words.lookAgainAt());
        return body;
    }
}
