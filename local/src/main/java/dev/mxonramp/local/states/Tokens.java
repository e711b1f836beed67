package dev.mxonramp.local.states;

import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Task tokens: issued once, spent once. Guarded by the interpreter's lock. */
final class Tokens {
    private static final int OCTETS = 48;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{64}");

    private final RandomGenerator random;
    private final Map<String, Execution> live = new HashMap<>();
    private final Set<String> spent = new HashSet<>();

    Tokens(RandomGenerator random) {
        this.random = random;
    }

    String issue(Execution execution) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        live.put(token, execution);
        return token;
    }

    /** Ends the token of the execution's present attempt, if it has one. */
    void spend(Execution execution) {
        String token = execution.token;
        if (token != null && live.remove(token) != null) {
            spent.add(token);
        }
    }

    /** The execution that waits for this token. */
    Execution holder(String token) {
        if (!FORM.matcher(token).matches()) {
            throw new StatesException("InvalidToken", "Invalid Token: 'Invalid token'");
        }
        Execution execution = live.get(token);
        if (execution != null) {
            return execution;
        }
        if (spent.contains(token)) {
            throw new StatesException("TaskTimedOut",
                    "Task Timed Out: 'Provided task does not exist anymore'");
        }
        throw new StatesException("TaskDoesNotExist", "Task Not Found: 'Provided task does not exist'");
    }
}
