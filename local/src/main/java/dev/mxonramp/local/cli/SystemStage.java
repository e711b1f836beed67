package dev.mxonramp.local.cli;

import dev.mxonramp.local.aws.OutboxMail;
import dev.mxonramp.local.demo.Stage;
import dev.mxonramp.local.states.ExecutionView;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.template.StateMachine;
import dev.mxonramp.testkit.dns.LoopbackDns;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The running system, as the demonstration sees it. */
record SystemStage(LocalSystem system) implements Stage {
    @Override
    public URI api() {
        return system.api();
    }

    @Override
    public LoopbackDns dns() {
        return system.dns().orElseThrow(() -> new IllegalStateException("the demonstration needs a DNS of its own"));
    }

    @Override
    public InetSocketAddress oldImap() {
        return system.oldProvider().imap();
    }

    @Override
    public InetSocketAddress newImap() {
        return system.newHost().imap();
    }

    @Override
    public void addOldMailbox(String address, String password) {
        system.oldProvider().addUser(address, password);
    }

    @Override
    public List<String> mailsTo(String address) {
        return system.outbox().to(address).stream().map(OutboxMail::text).toList();
    }

    @Override
    public Map<String, Long> transitions() {
        var transitions = new LinkedHashMap<String, Long>();
        for (StateMachine machine : system.wiring().stateMachines()) {
            for (ExecutionView one : system.machines().listExecutions(machine.arn(), null).reversed()) {
                transitions.put(one.name(), (long) one.transitions());
            }
        }
        return transitions;
    }
}
