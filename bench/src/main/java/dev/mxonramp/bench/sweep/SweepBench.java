package dev.mxonramp.bench.sweep;

import dev.mxonramp.bench.process.Cpu;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps waiting claims against two Knot DNS servers on loopback, and lets dnsperf ask the same questions of the same
 * servers: at once, and over a path of 20 ms and 1 % loss. Each of sweep, servers, relay and dnsperf is a process of its
 * own. Arguments: number of claims, and where they are kept ({@code memory} or {@code dynamodb}, a DynamoDB
 * Local in one more process); without any, 100,000 in memory and 10,000 in DynamoDB Local.
 */
public final class SweepBench {
    private static final long DELAY_MILLIS = 20;
    private static final double LOSS = 0.01;
    private static final int HEAP = 376;
    private static final int HEAP_WITH_CLIENT = 288;

    private final List<String> lines = new ArrayList<>();
    private final List<String> stores;
    private final int claims;
    private final int serverPort = freePort();
    private final int relayPort = freePort();

    private SweepBench(int claims, List<String> stores) throws IOException {
        this.claims = claims;
        this.stores = stores;
    }

    /** Runs it; fails if a claim was not looked at or anything failed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            var _ = run(100_000, false);
            var _ = run(10_000, true);
        } else {
            var _ = run(Integer.parseInt(args[0]), args.length > 1 && args[1].equals("dynamodb"));
        }
    }

    /** Runs it, prints what it finds, and gives the lines. */
    static List<String> run(int claims, boolean dynamoDb) throws IOException, InterruptedException {
        if (!dynamoDb) {
            return run(claims, List.of());
        }
        try (var table = SweepProcess.dynamoDb()) {
            System.out.println("claims in DynamoDB Local");
            return run(claims, List.of("http://127.0.0.1:" + table.first().replace("port=", "")));
        }
    }

    private static List<String> run(int claims, List<String> stores) throws IOException, InterruptedException {
        var bench = new SweepBench(claims, stores);
        Path folder = Files.createTempDirectory("sweep-bench");
        try (var servers = KnotServers.start(folder, bench.serverPort, claims)) {
            Path questions = DnsPerf.questions(folder, claims);
            bench.direct(servers, questions);
            try (var relay = SweepProcess.relay(bench.serverPort, bench.relayPort, DELAY_MILLIS, LOSS)) {
                bench.relayed(servers, relay, questions);
            }
        }
        return bench.lines;
    }

    /** Free at one address; the others of the benchmark's internet are nobody else's. */
    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.ofLiteral(Net.registryAddresses().getFirst()))) {
            return socket.getLocalPort();
        }
    }

    private void direct(KnotServers servers, Path questions) throws IOException {
        say(String.format(Locale.ROOT, "%,d claims at 0 ms", claims));
        sweep(servers, null, serverPort, perf(questions, serverPort));
    }

    private void relayed(KnotServers servers, SweepProcess relay, Path questions) throws IOException {
        say(String.format(Locale.ROOT, "%,d claims at %d ms and %.0f %% loss", claims, DELAY_MILLIS, LOSS * 100));
        sweep(servers, relay, relayPort, perf(questions, relayPort));
    }

    /** @return CPU microseconds a question */
    private double perf(Path questions, int port) throws IOException {
        DnsPerf perf = DnsPerf.run(questions, port);
        double micros = perf.cpuSeconds() * 1e6 / perf.questions();
        say(String.format(Locale.ROOT, "  dnsperf: %,d questions, %,.0f a second, %.1f CPU us a question",
                perf.questions(),
                perf.questions() / perf.seconds(), micros));
        return micros;
    }

    private void sweep(KnotServers servers, @Nullable SweepProcess relay, int port,
            double perfMicros) throws IOException {
        var args = new ArrayList<>(List.of("" + port, "" + claims));
        args.addAll(stores);
        try (var sweep = SweepProcess.sweep(args, stores.isEmpty() ? HEAP : HEAP_WITH_CLIENT)) {
            measured("first look", "tick", sweep, servers, relay, perfMicros);
            measured("routine look, delegation walked", "walk", sweep, servers, relay, perfMicros);
            measured("routine look", "tick", sweep, servers, relay, perfMicros);
        }
    }

    private void measured(String name, String kind, SweepProcess sweep, KnotServers servers,
            @Nullable SweepProcess relay, double perfMicros) throws IOException {
        long queries = servers.queries();
        double serverCpu = servers.cpuSeconds();
        double relayCpu = relay == null ? 0 : Cpu.seconds(relay.pid());
        SweepProcess.Round round = sweep.round(kind);
        queries = servers.queries() - queries;
        if (round.visited() != claims || round.failures() > 0 || round.unfinished() > 0) {
            throw new IOException(name + " was not whole: " + round);
        }
        double micros = round.cpuSeconds() * 1e6 / queries;
        say(String.format(Locale.ROOT, "  %s: %,.0f claims a second, %,.0f claims a CPU second; %.1f questions a claim,"
                + " %.1f CPU us a question = %.1f x dnsperf", name, claims / round.seconds(),
                claims / round.cpuSeconds(), (double) queries / claims, micros, micros / perfMicros));
        say(String.format(Locale.ROOT,
                "    %.1f s; CPU: sweep %.1f s, servers %.1f s, relay %.1f s; peak heap %d MiB, resident %d MiB",
                round.seconds(), round.cpuSeconds(), servers.cpuSeconds() - serverCpu,
                relay == null ? 0.0 : Cpu.seconds(relay.pid()) - relayCpu, round.peakHeap(), round.peakResident()));
    }

    private void say(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
