package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.claim.OldPolicy;
import dev.mxonramp.domain.cutover.StsPolicy.Mode;
import dev.mxonramp.domain.dns.MxPlan;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What senders may remember of a domain's MTA-STS policies. */
final class StsMemory {
    private StsMemory() {}

    /** What they may remember after a look, given what they may have remembered before it. */
    static @Nullable OldPolicy after(@Nullable OldPolicy known, StsState seen, MxPlan plan, Instant now) {
        return switch (seen) {
            case StsState.Found(StsPolicy policy) when hinders(policy, plan) -> {
                Duration before = known == null || !known.until(now).isAfter(now) ? Duration.ZERO : known.maxAge();
                yield new OldPolicy(before.compareTo(policy.maxAge()) > 0 ? before : policy.maxAge(), null);
            }
            // Before they refuse for good, senders have to look for another policy (RFC 8461 5), and find this.
            case StsState.Found _ -> null;
            // Without a record they keep to the one that they have.
            case StsState.Absent() ->
                known == null || known.goneAt() != null ? known : new OldPolicy(known.maxAge(), now);
            case StsState.Unreadable _ -> known;
        };
    }

    private static boolean hinders(StsPolicy policy, MxPlan plan) {
        return policy.mode() == Mode.ENFORCE && !plan.hosts().stream().allMatch(policy::matches);
    }
}
