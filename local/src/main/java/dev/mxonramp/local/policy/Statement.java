package dev.mxonramp.local.policy;

import java.util.List;
import java.util.Locale;

/**
 * One statement of an identity policy.
 *
 * @param effect    whether it allows or denies
 * @param actions   patterns of actions, {@code *} for any text and {@code ?} for one character; case does not count
 * @param resources patterns of ARNs with the same wildcards; case counts
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM: elements</a>
 */
public record Statement(Effect effect, List<String> actions, List<String> resources) {
    /** What a statement does with what it matches. */
    public enum Effect {
        ALLOW, DENY
    }

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        if (actions.isEmpty() || resources.isEmpty()) {
            throw new IllegalArgumentException("a statement names at least one action and one resource");
        }
        for (String action : actions) {
            if (!action.equals("*") && action.indexOf(':') < 1) {
                throw new IllegalArgumentException("an action is <service>:<name>, not " + action);
            }
        }
    }

    /** Whether the statement speaks about this. */
    boolean matches(String action, String resource) {
        return actions.stream().anyMatch(pattern -> Wildcard.matches(lower(pattern), lower(action)))
                && resources.stream().anyMatch(pattern -> Wildcard.matches(pattern, resource));
    }

    private static String lower(String action) {
        return action.toLowerCase(Locale.ROOT);
    }
}
