package dev.mxonramp.local.system;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.aws.LocalAws;
import dev.mxonramp.local.aws.MailDelivery;
import dev.mxonramp.local.aws.Outbox;
import dev.mxonramp.local.gateway.Gateway;
import dev.mxonramp.local.gateway.LocalPages;
import dev.mxonramp.local.gateway.ZonePages;
import dev.mxonramp.local.lambda.Functions;
import dev.mxonramp.local.lambda.Launch;
import dev.mxonramp.local.mail.JamesProcess;
import dev.mxonramp.local.mail.JamesProcess.Administration;
import dev.mxonramp.local.mail.OldProvider;
import dev.mxonramp.local.schedule.Schedules;
import dev.mxonramp.local.states.RealTimeline;
import dev.mxonramp.local.states.StateMachines;
import dev.mxonramp.local.states.StatesProtocol;
import dev.mxonramp.local.template.StateMachine;
import dev.mxonramp.local.template.TemplateReader;
import dev.mxonramp.local.template.Wiring;
import dev.mxonramp.testkit.dns.LoopbackDns;
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The whole system on one machine, wired by template.yaml alone. Everything listens on loopback; everything that was
 * started is stopped by {@link #close()}, by the end of this process, and by its violent death.
 */
public final class LocalSystem implements AutoCloseable {
    private static final int MOST_PROCESSES = 4;

    private final Teardown teardown;
    private final Gateway gateway;
    private final Outside outside;
    private final Wiring wiring;
    private final Functions functions;
    private final LocalAws aws;
    private final StateMachines machines;

    /** Boots everything; what was started is stopped again if one thing fails. */
    public static LocalSystem start(Options options, Progress progress) {
        var teardown = new Teardown();
        var hook = new Thread(teardown::close, "close everything");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return new LocalSystem(options, progress, teardown);
        } catch (RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    private LocalSystem(Options options, Progress progress, Teardown teardown) {
        this.teardown = teardown;
        var timeline = teardown.add(new RealTimeline());
        gateway = teardown.add(new Gateway(options.port(), timeline));
        outside = Outside.start(options, progress, teardown);
        wiring = new TemplateReader(options.layout().root(), options.template())
                .read(TemplateParameters.of(options, outside, gateway.uri()));
        wiring.tables().forEach(outside.dynamoDb()::create);
        var own = new CompletableFuture<LocalAws>();
        functions = teardown.add(
                new Functions(wiring.functions(), options.work(), Launch.of(options.layout().root()), MOST_PROCESSES,
                        function -> {
                            var variables = new LinkedHashMap<>(own.join().identity(function));
                            variables.putAll(options.environment());
                            return variables;
                        }));
        machines = new StateMachines(wiring, new MachineInvoker(wiring, functions::invoke), timeline,
                new SecureRandom());
        aws = teardown.add(
                new LocalAws(wiring, outside.dynamoDb(), new StatesProtocol(machines), secrets(), functions::invoke,
                        options.work(), timeline));
        own.complete(aws);
        deliverMail();
        gateway.open(wiring.routes(), functions::invoke, new LocalPages(aws.outbox(), dns().map(ZonePages::new)));
        teardown.add(new Schedules(timeline, aws.courier())).start(wiring.schedules());
        progress.say("the API answers at " + gateway.uri());
    }

    private Map<String, String> secrets() {
        Administration administration = outside.james().administration();
        var members = new LinkedHashMap<String, String>();
        members.put("token", administration.token());
        members.put("imapUser", administration.imapUser());
        members.put("imapPassword", administration.imapPassword());
        return Map.of(TemplateParameters.MAIL_HOST_SECRET, Json.text(members));
    }

    private void deliverMail() {
        var hosts = teardown.add(new MailHosts(outside.james()));
        var delivery = teardown.add(new MailDelivery(outside.james().smtp(), hosts::serves));
        aws.outbox().subscribe(delivery::deliver);
    }

    /** Base address of the API, without a slash at the end; local pages are below {@code /_local}. */
    public URI api() {
        return gateway.uri();
    }

    /** The mails sent so far. */
    public Outbox outbox() {
        return aws.outbox();
    }

    /** The local DNS, whose zones can be edited; empty where the outside world's is asked. */
    public Optional<LoopbackDns> dns() {
        return outside.dns();
    }

    /** The new host. */
    public JamesProcess newHost() {
        return outside.james();
    }

    /** The old provider. */
    public OldProvider oldProvider() {
        return outside.oldProvider();
    }

    /** The state machines' executions. */
    public StateMachines machines() {
        return machines;
    }

    /** State transitions so far, as they are billed, by the machine's logical id. */
    public Map<String, Integer> transitions() {
        var transitions = new LinkedHashMap<String, Integer>();
        for (StateMachine machine : wiring.stateMachines()) {
            transitions.put(machine.logicalId(), machines.listExecutions(machine.arn(), null).stream()
                    .mapToInt(dev.mxonramp.local.states.ExecutionView::transitions).sum());
        }
        return transitions;
    }

    /** The functions, their processes and logs. */
    public Functions functions() {
        return functions;
    }

    /** The services that stand in for AWS. */
    public LocalAws aws() {
        return aws;
    }

    /** What the template says. */
    public Wiring wiring() {
        return wiring;
    }

    @Override
    public void close() {
        teardown.close();
    }
}
