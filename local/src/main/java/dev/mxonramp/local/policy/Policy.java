package dev.mxonramp.local.policy;

import dev.mxonramp.local.policy.Statement.Effect;
import java.util.List;

/**
 * What a role may do: denied unless a statement allows it and none denies it.
 *
 * @param principal  whose policy it is, as refusals name it: the function's or the state machine's logical id
 * @param statements in the template's order
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">IAM:
 *      evaluation logic</a>
 */
public record Policy(String principal, List<Statement> statements) {
    public Policy {
        statements = List.copyOf(statements);
    }

    /** Decides about one action ({@code dynamodb:GetItem}) on one resource (an ARN, or {@code *} where it has none). */
    public Decision decide(String action, String resource) {
        boolean allowed = false;
        for (Statement statement : statements) {
            if (statement.matches(action, resource)) {
                if (statement.effect() == Effect.DENY) {
                    return new Decision.Refused(principal, action, resource, true);
                }
                allowed = true;
            }
        }
        return allowed ? new Decision.Allowed() : new Decision.Refused(principal, action, resource, false);
    }

    /** Whether {@link #decide} allows it. */
    public boolean allows(String action, String resource) {
        return decide(action, resource) instanceof Decision.Allowed;
    }
}
