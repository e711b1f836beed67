package dev.mxonramp.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tries an old mailbox that is about to be set, for so long and no longer: each step has a limit of its own, and all of them
 * one after the other would outlast the request.
 */
final class SourceTrial implements Doors.Trial {
    /** The API answers within 29 seconds; what comes before a trial and behind it needs some of them. */
    static final Duration MOST = Duration.ofSeconds(18);
    /** For what was interrupted to end. */
    private static final Duration ENDING = Duration.ofSeconds(2);

    private final Doors doors;
    private final Duration most;
    private final InstantSource clock;
    private final List<Step> steps = new ArrayList<>();
    private String secret;

    private record Step(String what, Instant begun) {}

    /** @param secret to be tried */
    SourceTrial(Doors doors, Duration most, InstantSource clock, String secret) {
        this.doors = doors;
        this.most = most;
        this.clock = clock;
        this.secret = secret;
    }

    /**
     * Tries.
     *
     * @throws TransientFailure where it takes too long, too, with what took how long
     */
    void run(Source source) {
        var trial = new FutureTask<@Nullable Void>(() -> {
            tried(source);
            return null;
        });
        // A virtual one: being interrupted, it closes the socket that it waits for.
        Thread thread = Thread.ofVirtual().start(trial);
        try {
            var _ = trial.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            end(thread);
            throw new TransientFailure(
                    "The old mailbox could not be tried within " + most.toSeconds() + " s: " + spent()
                            + ".",
                    e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            throw stopped(e);
        }
    }

    private void tried(Source source) {
        try (MailboxReader reader = doors.candidate(source, secret(), this)) {
            waitsFor("the list of its folders");
            var _ = reader.folders();
        }
    }

    /** The secret that is to be kept: the one that was tried, or what a token endpoint gave in its place. */
    synchronized String secret() {
        return secret;
    }

    @Override
    public synchronized void keeps(String next) {
        secret = next;
    }

    @Override
    public synchronized void waitsFor(String what) {
        steps.add(new Step(what, clock.instant()));
    }

    /** What was waited for so far, and how long. */
    synchronized String spent() {
        var spent = new ArrayList<String>();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i + 1 == steps.size();
            Instant until = last ? clock.instant() : steps.get(i + 1).begun();
            spent.add(steps.get(i).what() + " took " + Duration.between(steps.get(i).begun(), until).toSeconds() + " s"
                    + (last ? " and was not done" : ""));
        }
        return spent.isEmpty() ? "it did not begin" : String.join(", ", spent);
    }

    /** Only then nothing of it is told any more. */
    private static void end(Thread thread) {
        thread.interrupt();
        try {
            var _ = thread.join(ENDING);
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private static TransientFailure stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TransientFailure("The trial was told to stop.", e);
    }
}
