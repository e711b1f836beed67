package dev.mxonramp.local.aws;

import dev.mxonramp.aws.Clients;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.lambda.Outcome;
import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.states.FunctionInvoker;
import dev.mxonramp.local.states.RealTimeline;
import dev.mxonramp.local.states.StateMachines;
import dev.mxonramp.local.states.StatesProtocol;
import dev.mxonramp.local.template.RealTemplate;
import dev.mxonramp.local.template.Wiring;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** All fronts over the real template; functions are doubles that remember what they got. */
final class Bench implements AutoCloseable {
    static final String SECRET_ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:mailhost-a1b2c3";

    final Wiring wiring = RealTemplate.wiring();
    final RealTimeline timeline = new RealTimeline();
    /** What machines handed to functions, as JSON. */
    final BlockingQueue<String> tasks = new LinkedBlockingQueue<>();
    /** What rules delivered to functions, as JSON. */
    final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
    final StateMachines machines = new StateMachines(wiring, this::task, timeline, new SecureRandom());
    final LocalAws aws;
    private int keys;

    Bench(Path work) {
        aws = new LocalAws(wiring, Bench::noTable, new StatesProtocol(machines),
                Map.of(SECRET_ARN, "{\"token\":\"t\"}"),
                this::deliver, work, timeline);
    }

    /** The SDK's clients, with the rights of a function. */
    Clients as(String function) {
        return as(wiring.function(function).policy(), "arn:aws:sts::000000000000:assumed-role/" + function + "/x");
    }

    /** The SDK's clients, with the rights of this policy. */
    Clients as(Policy policy, String arn) {
        // "local" is the secret with which Clients.at signs.
        var key = new AccessKey("TESTKEY" + keys++, "local", null);
        aws.register(key, new Principal(policy, arn));
        return Clients.at(aws.uri(), key.id());
    }

    /** Clients whose key nobody knows. */
    Clients asNobody() {
        return Clients.at(aws.uri(), "NOBODY");
    }

    /** A policy that allows nothing. */
    static Policy nothing() {
        return new Policy("Nobody", List.of());
    }

    private FunctionInvoker.Invoked task(String function, String payload) {
        tasks.add(payload);
        return FunctionInvoker.Invoked.answer("{\"phase\":\"AWAIT_OWNERSHIP\"}");
    }

    private Outcome deliver(String function, String event) {
        delivered.add(event);
        return new Outcome.Answered("{}");
    }

    private static Answer noTable(String target, byte[] body) {
        throw new IllegalStateException("nobody asked for a table: " + target);
    }

    @Override
    public void close() {
        aws.close();
        timeline.close();
    }
}
