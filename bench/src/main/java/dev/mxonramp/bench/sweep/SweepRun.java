package dev.mxonramp.bench.sweep;

import dev.mxonramp.bench.process.Cpu;
import dev.mxonramp.dns.DnsAccess;
import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.DnsSettings;
import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.TrustAnchors;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.sweep.Sweep;
import dev.mxonramp.domain.sweep.SweepReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that sweeps, one round for each line of its standard input: {@code tick}, or {@code walk} for one whose
 * remembered delegations are over.
 */
final class SweepRun {
    private SweepRun() {}

    /** Arguments: port of name servers, number of claims, URI of DynamoDB Local or nothing for stores in memory. */
    public static void main(String[] args) throws IOException {
        // The conductor reads the answers line by line: what is logged goes elsewhere.
        PrintStream answers = System.out;
        System.setOut(System.err);
        var ticks = new AtomicLong();
        var walks = new AtomicLong();
        InstantSource clock = () -> Instant.now().plus(Duration.ofMinutes(ticks.get()));
        // Past what is remembered of a delegation, while the claims' own clock goes on minute by minute.
        InstantSource dnsClock = () -> clock.instant().plus(Duration.ofMinutes(31 * walks.get()));
        int port = Integer.parseInt(args[0]);
        int count = Integer.parseInt(args[1]);
        var settings = new DnsSettings(
                new DnsAccess(List.of(DnsAccess.resolver(Net.registryAddresses().getFirst() + ":" + port)), port, true,
                        false, TrustAnchors.none()),
                new Challenge("_onramp-challenge", "onramp-verification"),
                new MxPlan(List.of(new DomainName("mx1.onramp.example"), new DomainName("mx2.onramp.example"))));
        Claims claims = args.length > 2 ? Stores.dynamoDb(args[2], clock) : Stores.inMemory(clock);
        claims.open(count);
        Sweep sweep = claims.sweep(DnsChecks.from(settings, new GuavaPublicSuffixes(), dnsClock));
        answers.println("ready");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            ticks.incrementAndGet();
            walks.addAndGet(line.equals("walk") ? 1 : 0);
            answers.println(round(sweep));
        }
    }

    private static String round(Sweep sweep) {
        long pid = ProcessHandle.current().pid();
        double cpu = Cpu.seconds(pid);
        long start = System.nanoTime();
        SweepReport report = sweep.tick(() -> Duration.ofMinutes(15));
        double seconds = (System.nanoTime() - start) / 1e9;
        report.failures().stream().limit(3).forEach(failed -> failed.cause().printStackTrace());
        return report.visited() + " " + report.failures().size() + " " + report.unfinished() + " " + seconds + " "
                + (Cpu.seconds(pid) - cpu) + " " + peakHeapMebibytes() + " " + Cpu.peakMebibytes(pid);
    }

    /** Peaks of the heap's parts need not have been at the same time: this is an upper bound. */
    private static long peakHeapMebibytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }
}
