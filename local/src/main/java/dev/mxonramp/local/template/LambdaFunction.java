package dev.mxonramp.local.template;

import dev.mxonramp.local.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function.
 *
 * @param logicalId   its name in the template
 * @param name        its name in the service: stack and logical id
 * @param handler     its handler class
 * @param code        its built zip
 * @param timeout     after which an invocation is ended
 * @param memory      MiB
 * @param environment its variables, resolved (the runtime's own are not among them)
 * @param policy      what its role may do, as the template says it; writing logs and traces is allowed to every
 *                    function and not named here
 * @param arn         without a qualifier
 * @param aliasArn    of its alias, by which everything refers to it
 * @param snapStart   whether its processes begin with a snapshot
 */
public record LambdaFunction(String logicalId, String name, String handler, Path code, Duration timeout, int memory,
        Map<String, String> environment, Policy policy, String arn, String aliasArn, boolean snapStart) {
    public LambdaFunction {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
