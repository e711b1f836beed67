package dev.mxonramp.local.cli;

import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.domain.migration.copy.PlanEstimate;
import dev.mxonramp.domain.migration.copy.Quota;
import dev.mxonramp.domain.migration.preset.SourcePreset;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import dev.mxonramp.lambda.PlanJson;
import dev.mxonramp.local.migrate.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plan comes to: room, messages that are too large, time and cost; the same figures as the API's. */
final class PlanFigures {
    private final Plan plan;
    private final PlanEstimate estimate;
    private final long tooLarge;

    private PlanFigures(Plan plan, PlanEstimate estimate) {
        this.plan = plan;
        this.estimate = estimate;
        this.tooLarge = plan.folders().stream().mapToLong(Plan.Folder::tooLarge).sum();
    }

    /** @param host the old server, whose provider may give out only so much a day */
    static PlanFigures of(Plan plan, String host) {
        long octetsPerDay = SourcePresets.load(Providers.load()).ofServer(host).map(SourcePreset::octetsPerDay)
                .orElse(Long.MAX_VALUE);
        return new PlanFigures(plan, PlanEstimate.of(plan, octetsPerDay));
    }

    private boolean fits() {
        return plan.quota().fits(plan.octets(), plan.messages());
    }

    /** Sentences for people. */
    List<String> sentences() {
        var sentences = new ArrayList<String>();
        if (tooLarge > 0) {
            sentences.add(Amounts.messages(tooLarge) + " too large for the target, which takes up to "
                    + Amounts.octets(plan.limit()) + ": listed, not copied.");
        }
        Quota quota = plan.quota();
        if (!quota.equals(Quota.NONE)) {
            sentences.add("The target has room for " + room(quota) + (fits()
                    ? plan.complete() ? ": enough." : "."
                    : ": not enough. Make room there, or raise its quota, before you begin."));
        }
        sentences.add(String.format(Locale.ROOT,
                "It takes about %s; done by a deployment on AWS, it costs about %d US cents.",
                Amounts.time(estimate.time()), PlanJson.cents(estimate)));
        return sentences;
    }

    private static String room(Quota quota) {
        var parts = new ArrayList<String>();
        if (quota.limitOctets() != Long.MAX_VALUE) {
            parts.add(Amounts.octets(Math.max(0, quota.limitOctets() - quota.usedOctets())));
        }
        if (quota.limitMessages() != Long.MAX_VALUE) {
            parts.add(Amounts.messages(Math.max(0, quota.limitMessages() - quota.usedMessages())));
        }
        return String.join(" and ", parts);
    }

    /** For programs, as in the API's plan. */
    Map<String, @Nullable Object> json() {
        return PlanJson.figures(plan, estimate);
    }
}
