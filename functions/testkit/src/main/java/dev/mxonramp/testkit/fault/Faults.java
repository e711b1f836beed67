package dev.mxonramp.testkit.fault;

import dev.mxonramp.domain.journey.TransientFailure;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Faults that in-memory ports show on order. A call is named by port and method, e.g. {@code ClaimStore.update}; what
 * is ordered for it comes true call by call, in the order in which it was ordered.
 */
public final class Faults {
    private static final Pattern CALL = Pattern.compile("[A-Z][A-Za-z]+\\.[a-z][A-Za-z]+");

    private final Map<String, Queue<Fate>> ordered = new HashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();

    private enum Fate {
        /** As if nothing was ordered. */
        PASS,
        /** Fails, and nothing happened. */
        FAIL,
        /** Happens, but the answer is lost: what a time-out looks like. */
        LOSE_ANSWER
    }

    /** No fault, until one is ordered. */
    public static Faults none() {
        return new Faults();
    }

    /** The next {@code times} calls throw {@link TransientFailure} and do nothing. */
    public void failNext(String call, int times) {
        order(call, Fate.FAIL, times);
    }

    /** The {@code nth} call from now on, from 1, throws {@link TransientFailure} and does nothing. */
    public void failCall(String call, int nth) {
        order(call, Fate.PASS, nth - 1);
        order(call, Fate.FAIL, 1);
    }

    /** The next {@code times} calls do their work and throw {@link TransientFailure} nevertheless. */
    public void loseAnswers(String call, int times) {
        order(call, Fate.LOSE_ANSWER, times);
    }

    /** The calls for which something ordered has not come true yet; a test may want none. */
    public synchronized Set<String> pending() {
        return new TreeSet<>(ordered.keySet());
    }

    /** How often a call was made, e.g. to show that nothing was written. */
    public synchronized int calls(String call) {
        return calls.getOrDefault(call, 0);
    }

    /** For doubles: does the work of a call as it was ordered. */
    public <T> T call(String call, Supplier<T> work) {
        Fate fate = next(call);
        if (fate == Fate.FAIL) {
            throw new TransientFailure("ordered: " + call + " fails");
        }
        T answer = work.get();
        if (fate == Fate.LOSE_ANSWER) {
            throw new TransientFailure("ordered: the answer of " + call + " is lost");
        }
        return answer;
    }

    /** For doubles: does the work of a call without an answer as it was ordered. */
    public void run(String call, Runnable work) {
        call(call, () -> {
            work.run();
            return true;
        });
    }

    private synchronized void order(String call, Fate fate, int times) {
        if (!CALL.matcher(call).matches() || times < 0) {
            throw new IllegalArgumentException("order e.g. ClaimStore.update, not '" + call + "' " + times + " times");
        }
        for (int i = 0; i < times; i++) {
            ordered.computeIfAbsent(call, each -> new ArrayDeque<>()).add(fate);
        }
    }

    private synchronized Fate next(String call) {
        calls.merge(call, 1, Integer::sum);
        Queue<Fate> fates = ordered.get(call);
        if (fates == null) {
            return Fate.PASS;
        }
        Fate fate = fates.remove();
        if (fates.isEmpty()) {
            ordered.remove(call);
        }
        return fate;
    }
}
