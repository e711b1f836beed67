package dev.mxonramp.local.aws;

import dev.mxonramp.local.lambda.Outcome;
import dev.mxonramp.local.template.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers events to functions asynchronously, with retries; what cannot be delivered becomes a dead letter. */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final Invoker invoker;
    private final Background deliveries = new Background();
    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();

    public Courier(Invoker invoker) {
        this.invoker = invoker;
    }

    /** What was given up so far. */
    public List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Delivers; returns at once. */
    public void deliver(String function, String event, Delivery delivery) {
        deliveries.start(() -> run(function, event, delivery));
    }

    private void run(String function, String event, Delivery delivery) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        Duration spent = Duration.ZERO;
        for (int tried = 0; true; tried++) {
            String error = error(invoker.invoke(function, event));
            if (error.isEmpty()) {
                return;
            }
            spent = spent.plus(pause);
            if (tried >= delivery.maximumRetries() || spent.compareTo(delivery.maximumAge()) > 0) {
                LOG.error("given up: an event for {}: {}", function, error);
                deadLetters.add(new DeadLetter(delivery.deadLetterQueue().orElse(""), function, event, error));
                return;
            }
            LOG.warn("tried again in {}: an event for {}: {}", pause, function, error);
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static String error(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered ignored -> "";
            case Outcome.Failed failed -> failed.type() + ": " + failed.message();
            case Outcome.Throttled throttled -> throttled.message();
            case Outcome.Unknown unknown -> unknown.message();
        };
    }

    @Override
    public void close() {
        deliveries.close();
    }
}
