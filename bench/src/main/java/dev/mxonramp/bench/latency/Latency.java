package dev.mxonramp.bench.latency;

import dev.mxonramp.local.system.Layout;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Options;
import dev.mxonramp.local.system.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures the seconds from "record saved at the authority" to "verified", with the system on one machine as {@code serve}
 * boots it: real sockets, functions in processes of their own, the template's own limits and schedules.
 */
public final class Latency {
    /** The time over which trials begin, for each: so many pages at once a few processes of a function can serve. */
    private static final Duration SPREAD = Duration.ofSeconds(1);

    private Latency() {}

    /** Runs 200 trials of each kind, or as many as the first argument says; exit code 1 if a target is missed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int trials = arguments.length == 0 ? Account.MOST : Integer.parseInt(arguments[0]);
        if (trials < 1 || trials > Account.MOST) {
            throw new IllegalArgumentException("trials: 1 to " + Account.MOST + ", the most domains that may wait");
        }
        Path work = Files.createTempDirectory("onramp-latency");
        var progress = new Progress(System.out);
        var results = new LinkedHashMap<Watching, Figures>();
        try (LocalSystem system = LocalSystem.start(Options.closedWorld(Layout.find(), work), progress)) {
            for (Watching way : Watching.values()) {
                String name = way.name().toLowerCase(Locale.ROOT).replace('_', '-');
                Account account = Account.open(system, name, trials);
                progress.say(trials + " domains wait; trials: " + way.title());
                results.put(way, measure(way, account));
                progress.say("done");
            }
        }
        report(results);
        System.exit(results.entrySet().stream().allMatch(each -> each.getValue().within(each.getKey())) ? 0 : 1);
    }

    /** Each trial at its own random time, so that they overlap as strangers' doings do. */
    private static Figures measure(Watching way, Account account) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var trials = new ArrayList<Callable<Double>>();
        for (Account.Site site : account.sites()) {
            Duration begin = Watching.between(Duration.ZERO, SPREAD.multipliedBy(account.sites().size()));
            trials.add(() -> {
                Watching.sleepUntil(start, begin);
                return way.trial(account, site);
            });
        }
        var seconds = new ArrayList<Double>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Double> each : threads.invokeAll(trials)) {
                seconds.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("a trial failed", e.getCause());
        }
        return new Figures(List.copyOf(seconds));
    }

    private static void report(Map<Watching, Figures> results) {
        System.out.printf(
                "%nSeconds from \"record saved at the authority\" to \"verified\"%n%-24s %6s %8s %8s %8s %8s %8s%n",
                "", "trials", "p50", "p90", "p99", "max", "p99 <=");
        results.forEach((way, figures) -> System.out.println(figures.line(way)));
    }
}
