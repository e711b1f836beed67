package dev.mxonramp.local.template;

import dev.mxonramp.local.policy.Policy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state machine.
 *
 * @param logicalId     its name in the template
 * @param name          its name in the service
 * @param arn           its ARN
 * @param definition    the definition's file
 * @param substitutions what stands for {@code ${name}} in the definition, resolved
 * @param policy        what its role may do
 */
public record StateMachine(String logicalId, String name, String arn, Path definition,
        Map<String, String> substitutions, Policy policy) {
    public StateMachine {
        substitutions = Collections.unmodifiableMap(new LinkedHashMap<>(substitutions));
    }
}
