package dev.mxonramp.bench.migration;

import dev.mxonramp.bench.migration.corpus.Corpus;
import dev.mxonramp.bench.migration.imap.Login;
import dev.mxonramp.bench.migration.report.Floor;
import dev.mxonramp.bench.migration.report.Row;
import dev.mxonramp.bench.migration.report.Table;
import dev.mxonramp.bench.migration.report.Target;
import dev.mxonramp.bench.migration.servers.MailPair;
import dev.mxonramp.bench.migration.servers.TempFolder;
import dev.mxonramp.bench.migration.servers.Way;
import dev.mxonramp.bench.migration.tool.Job;
import dev.mxonramp.bench.migration.tool.Onramp;
import dev.mxonramp.bench.migration.tool.Run;
import dev.mxonramp.bench.migration.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves the same mailboxes between the same two servers by {@code onramp migrate} and by other tools, compares every
 * outcome with its source, and holds the medians against the targets.
 */
final class MigrationBench {
    private final Parameters parameters;
    private final Rivals rivals;
    private final MailPair servers;
    private final Path folder;
    private final Consumer<String> say;
    private int jobs;
    private boolean met = true;

    MigrationBench(Parameters parameters, MailPair servers, Path folder, Consumer<String> say) {
        this.parameters = parameters;
        this.rivals = new Rivals(new Onramp(parameters.jar()), say);
        this.servers = servers;
        this.folder = folder;
        this.say = say;
    }

    /** Whether every target was met, and every run of ours whole. */
    boolean run() throws IOException, InterruptedException {
        if (parameters.messages() > 0) {
            copies("a mailbox of realistic sizes", Corpus.realistic(parameters.messages()), List.of());
        }
        if (parameters.small() > 0) {
            copies("a mailbox of short messages", Corpus.small(parameters.small()), rivals.repeating());
        }
        if (parameters.large() > 0) {
            SourceMailbox source = SourceMailbox.fill(servers, Corpus.single(parameters.large()));
            try (Way way = servers.way(Duration.ZERO)) {
                report("one large message", source, copied(source, way, List.of(rivals.ours()), new HashMap<>()),
                        List.of());
            }
        }
        return met;
    }

    /** @param repeating who goes over the mailbox once more when there is nothing new in it */
    private void copies(String what, Corpus corpus, List<Tool> repeating) throws IOException, InterruptedException {
        SourceMailbox source = SourceMailbox.fill(servers, corpus);
        for (Duration each : parameters.delays()) {
            String title = what + ", " + each.toMillis() + " ms";
            Map<Tool, Job> done = new HashMap<>();
            try (Way way = servers.way(each)) {
                List<Row> rows = copied(source, way, rivals.copying(), done);
                report(title, source, rows, rivals.targets(each));
                floor(source, way, rows).ifPresent(floor -> floor.lines().forEach(say));
                List<Tool> again = repeating.stream().filter(done::containsKey).toList();
                if (again.contains(rivals.ours())) {
                    report(title + ", nothing new", source, again(source, again, done),
                            rivals.targetsOfNothingNew());
                }
            }
            for (Job job : done.values()) {
                discard(job);
            }
        }
        if (!source.untouched()) {
            met = false;
            say.accept("  the source is no longer what it was: MISSED");
        }
    }

    /** @param done gets each tool's last copy; those before it are thrown away */
    private List<Row> copied(SourceMailbox source, Way way, List<Tool> tools, Map<Tool, Job> done)
            throws InterruptedException {
        return new Trials(tools, say).rounds(parameters.rounds(), tool -> {
            Job before = done.remove(tool);
            if (before != null) {
                discard(before);
            }
            Job job = job(source, way);
            Run run = tool.run(job);
            done.put(tool, job);
            return new Trials.Outcome(run, source.compared(direct(job)).toString());
        });
    }

    /** What both sides cost whoever copies; empty where nothing wrote. */
    private Optional<Floor> floor(SourceMailbox source, Way way, List<Row> copies) throws InterruptedException {
        Optional<Row> writing = copies.stream().filter(each -> each.name().equals(rivals.writing().name()))
                .filter(each -> !each.runs().isEmpty()).findFirst();
        if (writing.isEmpty()) {
            return Optional.empty();
        }
        Row reading = new Trials(List.of(rivals.reading()), say).rounds(parameters.rounds(), tool -> {
            Job job = job(source, way);
            Run run = tool.run(job);
            // Its target has nothing in it, not even a folder.
            new TempFolder(job.folder()).close();
            return new Trials.Outcome(run, "-");
        }).getFirst();
        return Optional.of(new Floor(reading, writing.get(), Runtime.getRuntime().availableProcessors()));
    }

    /** Passes with nothing new, over the copies that the tools made themselves. */
    private List<Row> again(SourceMailbox source, List<Tool> tools, Map<Tool, Job> done) throws InterruptedException {
        return new Trials(tools, say).rounds(parameters.rounds(), tool -> {
            Job job = done.get(tool);
            if (job == null) {
                throw new IllegalStateException(tool.name() + " has copied nothing");
            }
            Run run = tool.run(job);
            return new Trials.Outcome(run, source.compared(direct(job)).toString());
        });
    }

    private Job job(SourceMailbox source, Way way) throws IOException {
        Login target = servers.newTarget();
        Path own = Files.createDirectory(folder.resolve("job" + ++jobs));
        return new Job(source.login().by(way.sourcePort()), target.by(way.targetPort()), servers.targetConfiguration(),
                source.corpus(), own);
    }

    /** The comparer need not wait for a relay. */
    private Login direct(Job job) {
        return servers.direct(job.target());
    }

    private void discard(Job job) throws IOException {
        servers.discard(job.target());
        new TempFolder(job.folder()).close();
    }

    private void report(String title, SourceMailbox source, List<Row> rows, List<Target> targets) {
        var table = new Table(title, source.corpus().letters().size(), source.corpus().octets(), rows);
        table.lines().forEach(say);
        for (Target each : targets) {
            met &= each.met(table);
            say.accept(each.line(table));
        }
        if (!rows.getFirst().same()) {
            met = false;
            say.accept("  " + rows.getFirst().name() + " did not move everything as it was: MISSED");
        }
        say.accept("");
    }
}
