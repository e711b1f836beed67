package dev.mxonramp.lambda;

import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.domain.migration.copy.PlanEstimate;
import dev.mxonramp.domain.migration.copy.Quota;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plan comes to, as JSON: the same in the API and on the command line. */
public final class PlanJson {
    private static final double CENTS = 100;

    private PlanJson() {}

    /** Sums, room, time and cost. */
    public static Map<String, @Nullable Object> figures(Plan plan, PlanEstimate estimate) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("messages", plan.messages());
        json.put("octets", plan.octets());
        json.put("octetsComplete", plan.complete());
        json.put("largestTaken", bounded(plan.limit()));
        json.put("tooLarge", plan.folders().stream().mapToLong(Plan.Folder::tooLarge).sum());
        json.put("collisions", plan.folders().stream().filter(Plan.Folder::collides).count());
        json.put("quota", quota(plan));
        json.put("estimate", Map.of("seconds", estimate.time().toSeconds(), "cents", cents(estimate)));
        return json;
    }

    /** The cost in US cents, rounded up. */
    public static long cents(PlanEstimate estimate) {
        return (long) Math.ceil(estimate.dollars() * CENTS);
    }

    private static @Nullable Long bounded(long value) {
        return value == Long.MAX_VALUE ? null : (Long) value;
    }

    private static @Nullable Map<String, @Nullable Object> quota(Plan plan) {
        Quota quota = plan.quota();
        if (quota.equals(Quota.NONE)) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("usedOctets", quota.usedOctets());
        json.put("limitOctets", bounded(quota.limitOctets()));
        json.put("usedMessages", quota.usedMessages());
        json.put("limitMessages", bounded(quota.limitMessages()));
        boolean fits = quota.fits(plan.octets(), plan.messages());
        // A sum that is not complete may only grow: what does not fit now never will, the rest is not known.
        json.put("fits", (fits && !plan.complete()) ? null : (Boolean) fits);
        return json;
    }
}
