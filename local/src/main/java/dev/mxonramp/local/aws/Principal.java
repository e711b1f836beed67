package dev.mxonramp.local.aws;

import dev.mxonramp.local.policy.Policy;

/**
 * Who makes requests.
 *
 * @param policy what they may do; its principal is the name in refusals
 * @param arn as STS would show it
 */
public record Principal(Policy policy, String arn) {
    /** The account they belong to. */
    String account() {
        return arn.split(":")[4];
    }
}
