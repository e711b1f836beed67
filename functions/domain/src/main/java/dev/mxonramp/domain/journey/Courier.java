package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.Milestones;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries the stored state to whoever waits for it: starts the execution, completes tokens, publishes events. The table
 * is the truth; everything here can be repeated, and the sweep does so for a predecessor that died half-way.
 */
public final class Courier {
    private final Announcer announcer;
    private final TaskTokenStore tokens;
    private final Workflow workflow;

    public Courier(Announcer announcer, TaskTokenStore tokens, Workflow workflow) {
        this.announcer = announcer;
        this.tokens = tokens;
        this.workflow = workflow;
    }

    /** Delivers what follows from the claim's state. */
    public Claim deliver(Claim claim) {
        return deliver(claim, List.of());
    }

    /** Delivers what follows from the claim's state, and other events; returns the claim as it is stored then. */
    public Claim deliver(Claim claim, Collection<JourneyEvent> others) {
        complete(claim);
        return start(claim, others);
    }

    /** Starts the execution where that was not done, and publishes. */
    public Claim start(Claim claim) {
        return start(claim, List.of());
    }

    private Claim start(Claim claim, Collection<JourneyEvent> others) {
        if (!needsStart(claim)) {
            return announcer.announce(claim, others, Set.of());
        }
        var _ = workflow.startOnboarding(claim.key(), claim.id(), claim.attempt());
        return announcer.announce(claim, others, Set.of(ClaimEvents.startedMark(claim)));
    }

    /** Completes the tokens of waiting steps whose milestone is passed. */
    public void complete(Claim claim) {
        for (AwaitStep step : undelivered(claim)) {
            Optional<TaskToken> token = tokens.find(claim.key(), step);
            if (token.isPresent()) {
                // Stale means that somebody else completed it or that it never will be: both ways it is of no use.
                var _ = workflow.succeed(token.get());
                tokens.remove(claim.key(), step, token.get());
            }
        }
    }

    /** Ends whatever step of the claim waits, by an error that the machine names. */
    public void end(Claim claim, String error, String cause) {
        for (AwaitStep step : AwaitStep.values()) {
            Optional<TaskToken> token = tokens.find(claim.key(), step);
            if (token.isPresent()) {
                var _ = workflow.fail(token.get(), error, cause);
                tokens.remove(claim.key(), step, token.get());
            }
        }
    }

    /** Whether the execution of the claim's attempt may not have been started. */
    static boolean needsStart(Claim claim) {
        Phase phase = Phase.of(claim);
        return phase != Phase.DONE && phase != Phase.EXPIRED && claim.failure() == null
                && !claim.announced().contains(ClaimEvents.startedMark(claim));
    }

    /**
     * The steps whose token may lie undelivered: passed, while nothing that the workflow does after them is recorded.
     */
    static List<AwaitStep> undelivered(Claim claim) {
        Milestones passed = claim.milestones();
        var steps = new ArrayList<AwaitStep>();
        for (AwaitStep step : AwaitStep.values()) {
            if (passed.passed(step.milestone()) && !passed.passed(followedBy(step)) && reached(passed, step)) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static boolean reached(Milestones passed, AwaitStep step) {
        return step == AwaitStep.OWNERSHIP || passed.passed(Step.PROVISIONED);
    }

    private static Step followedBy(AwaitStep step) {
        return switch (step) {
            case OWNERSHIP -> Step.PROVISIONED;
            case MAILBOXES, MX -> Step.CLIENTS_SENT;
            case CERTIFICATE -> Step.REPORTED;
        };
    }
}
