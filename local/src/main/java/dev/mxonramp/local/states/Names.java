package dev.mxonramp.local.states;

import java.util.regex.Pattern;

/**
 * Names of executions: 1 to 80 characters, without white space, brackets, wildcards, control characters and the
 * service's other special ones.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    private Names() {}

    static void check(String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new StatesException("InvalidName", "Invalid Name: '" + name + "'");
        }
    }
}
