package dev.mxonramp.local.system;

import dev.mxonramp.local.aws.Invoker;
import dev.mxonramp.local.lambda.Outcome;
import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.states.FunctionInvoker;
import dev.mxonramp.local.template.StateMachine;
import dev.mxonramp.local.template.Wiring;
import java.util.List;

/** How state machines invoke functions: as Lambda answers Step Functions, and only what a machine's policy allows. */
final class MachineInvoker implements FunctionInvoker {
    private static final String ACTION = "lambda:InvokeFunction";

    private final List<Policy> policies;
    private final Invoker invoker;

    MachineInvoker(Wiring wiring, Invoker invoker) {
        this.policies = wiring.stateMachines().stream()
                .map(StateMachine::policy).toList();
        this.invoker = invoker;
    }

    @Override
    public Invoked invoke(String functionArn, String payloadJson) {
        if (policies.stream().noneMatch(policy -> policy.allows(ACTION, functionArn))) {
            throw new Refused("Lambda.AccessDeniedException",
                    "no state machine is authorized to perform: " + ACTION + " on resource: " + functionArn);
        }
        try {
            return invoked(invoker.invoke(functionArn, payloadJson));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Lambda.ServiceException", "The local system is closing.");
        }
    }

    private static Invoked invoked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> Invoked.answer(answered.payload());
            case Outcome.Failed failed -> Invoked.error(failed.payload());
            case Outcome.Throttled ignored -> throw Refused.throttled();
            case Outcome.Unknown unknown -> throw new Refused("Lambda.ResourceNotFoundException", unknown.message());
        };
    }
}
