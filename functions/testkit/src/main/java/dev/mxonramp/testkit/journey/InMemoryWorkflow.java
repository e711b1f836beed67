package dev.mxonramp.testkit.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.testkit.fault.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The state machines' outside in memory: records what was started and completed, and runs nothing. A token is alive
 * from {@link #await(TaskToken)} until it is completed; any other is stale.
 */
public final class InMemoryWorkflow implements Workflow {
    private final Set<Onboarding> onboardings = new LinkedHashSet<>();
    private final Set<PassKey> passes = new LinkedHashSet<>();
    private final Set<TaskToken> waiting = new HashSet<>();
    private final List<Completion> completions = new ArrayList<>();
    private final Faults faults;

    /** An execution of the onboarding machine. */
    public record Onboarding(ClaimKey claim, String claimId, int attempt) {}

    /** How a waiting step went on. */
    public sealed interface Completion {
        /** Which step. */
        TaskToken token();

        /** With success. */
        record Succeeded(TaskToken token) implements Completion {}

        /** With an error. */
        record Failed(TaskToken token, String error, String cause) implements Completion {}
    }

    public InMemoryWorkflow(Faults faults) {
        this.faults = faults;
    }

    public InMemoryWorkflow() {
        this(Faults.none());
    }

    @Override
    public synchronized Start startOnboarding(ClaimKey claim, String claimId, int attempt) {
        return faults.call("Workflow.startOnboarding",
                () -> started(onboardings.add(new Onboarding(claim, claimId, attempt))));
    }

    @Override
    public synchronized Start startPass(PassKey pass) {
        return faults.call("Workflow.startPass", () -> started(passes.add(pass)));
    }

    @Override
    public synchronized Delivery succeed(TaskToken token) {
        return faults.call("Workflow.succeed", () -> complete(new Completion.Succeeded(token)));
    }

    @Override
    public synchronized Delivery fail(TaskToken token, String error, String cause) {
        return faults.call("Workflow.fail", () -> complete(new Completion.Failed(token, error, cause)));
    }

    /** Makes a token alive, as an execution that reaches its await step does. */
    public synchronized void await(TaskToken token) {
        waiting.add(token);
    }

    /** The onboardings started, in order, each once. */
    public synchronized List<Onboarding> onboardings() {
        return List.copyOf(onboardings);
    }

    /** The passes started, in order, each once. */
    public synchronized List<PassKey> passes() {
        return List.copyOf(passes);
    }

    /** The tokens completed, in order. */
    public synchronized List<Completion> completions() {
        return List.copyOf(completions);
    }

    private static Start started(boolean isNew) {
        return isNew ? Start.STARTED : Start.ALREADY_STARTED;
    }

    private Delivery complete(Completion completion) {
        if (!waiting.remove(completion.token())) {
            return Delivery.STALE;
        }
        completions.add(completion);
        return Delivery.DELIVERED;
    }
}
