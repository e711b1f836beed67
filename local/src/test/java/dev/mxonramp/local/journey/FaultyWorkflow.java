package dev.mxonramp.local.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.TaskToken;
import dev.mxonramp.domain.journey.Workflow;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.testkit.fault.Faults;

/** A workflow with faults on order. */
final class FaultyWorkflow implements Workflow {
    private final Workflow workflow;
    private final Faults faults;

    FaultyWorkflow(Workflow workflow, Faults faults) {
        this.workflow = workflow;
        this.faults = faults;
    }

    @Override
    public Start startOnboarding(ClaimKey claim, String claimId, int attempt) {
        return faults.call("Workflow.startOnboarding", () -> workflow.startOnboarding(claim, claimId, attempt));
    }

    @Override
    public Start startPass(PassKey pass) {
        return faults.call("Workflow.startPass", () -> workflow.startPass(pass));
    }

    @Override
    public Delivery succeed(TaskToken token) {
        return faults.call("Workflow.succeed", () -> workflow.succeed(token));
    }

    @Override
    public Delivery fail(TaskToken token, String error, String cause) {
        return faults.call("Workflow.fail", () -> workflow.fail(token, error, cause));
    }
}
