package dev.mxonramp.local.states;

import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.policy.Statement;
import dev.mxonramp.local.policy.Statement.Effect;
import dev.mxonramp.local.template.StateMachine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One small machine, with functions {@code F} and {@code G}, on a turned clock. */
final class TestMachines {
    static final String ARN = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    static final String F = "arn:aws:lambda:us-east-1:000000000000:function:onramp-F:live";
    static final String G = "arn:aws:lambda:us-east-1:000000000000:function:onramp-G:live";

    final TurnedTimeline timeline = new TurnedTimeline(Instant.parse("2026-11-23T08:00:00Z"));
    final ScriptedFunctions functions = new ScriptedFunctions();
    final StateMachines service;

    /** The machine with these states, {@code A} first; allowed to invoke F only. */
    TestMachines(String states) {
        service = new StateMachines(List.of(machine(states)), functions, timeline, new Random(1));
    }

    static Machine machine(String states) {
        return load("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{" + states.replace('\'', '"') + "}}");
    }

    static Machine load(String definition) {
        var policy = new Policy("Machine",
                List.of(new Statement(Effect.ALLOW, List.of("lambda:InvokeFunction"), List.of(F))));
        return Machine.load(new StateMachine("M", "m", ARN, Path.of("m.asl.json"), Map.of("F", F, "G", G), policy),
                definition, Set.of(F, G));
    }

    /** Starts and runs until it waits, or ends. */
    ExecutionView start(String input) {
        String arn = service.startExecution(ARN, "n", input).arn();
        timeline.settle();
        return service.describeExecution(arn);
    }

    /** Starts and runs until nothing is left to do. */
    ExecutionView run(String input) {
        ExecutionView started = start(input);
        timeline.advanceUntilIdle();
        return service.describeExecution(started.arn());
    }

    /** The execution as it stands. */
    ExecutionView view() {
        return service.describeExecution("arn:aws:states:us-east-1:000000000000:execution:m:n");
    }
}
