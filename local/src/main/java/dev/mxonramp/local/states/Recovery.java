package dev.mxonramp.local.states;

import dev.mxonramp.local.states.State.Catcher;
import dev.mxonramp.local.states.State.Retrier;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What follows a task's failure: a retry, a catch, or the end. Called under the interpreter's lock. */
final class Recovery {
    private final Timeline timeline;
    private final RandomGenerator random;
    private final Chronicle chronicle;
    private final Exits exits;

    Recovery(Timeline timeline, RandomGenerator random, Chronicle chronicle, Exits exits) {
        this.timeline = timeline;
        this.random = random;
        this.chronicle = chronicle;
        this.exits = exits;
    }

    /** Schedules a retry (the first retrier that names the error decides), or goes where a catcher leads, or ends. */
    @Nullable
    Move recover(Execution execution, State.Task task, Failure failure, LongConsumer again) {
        for (Retrier retrier : task.retry()) {
            if (retrier.names(failure)) {
                int number = execution.retries.merge(retrier, 1, Integer::sum);
                if (number <= retrier.maxAttempts()) {
                    retry(execution, retrier, number, again);
                    return null;
                }
                break;
            }
        }
        for (Catcher catcher : task.catching()) {
            if (catcher.names(failure)) {
                return caught(execution, task, catcher, failure);
            }
        }
        chronicle.end(execution, Status.FAILED, failure);
        return null;
    }

    private void retry(Execution execution, Retrier retrier, int number, LongConsumer again) {
        long epoch = execution.turn();
        Duration delay = retrier.delay(number);
        Instant when = timeline.instant()
                .plus(retrier.jitter() ? Duration.ofMillis(random.nextLong(delay.toMillis() + 1)) : delay);
        execution.keep(timeline.at(when, () -> again.accept(epoch)));
    }

    private @Nullable Move caught(Execution execution, State.Task task, Catcher catcher, Failure failure) {
        try {
            return exits.leave(execution, task, catcher.exit(), catcher.next(),
                    Interpreter.scope(execution).withError(failure), failure.output());
        } catch (StateFailed e) {
            chronicle.end(execution, Status.FAILED, e.failure());
            return null;
        }
    }
}
