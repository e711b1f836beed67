package dev.mxonramp.local.cli;

import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.imap.Compression;
import dev.mxonramp.imap.DirectDoors;
import dev.mxonramp.local.migrate.BarProgress;
import dev.mxonramp.local.migrate.ChosenDoors;
import dev.mxonramp.local.migrate.Endpoint;
import dev.mxonramp.local.migrate.LineProgress;
import dev.mxonramp.local.migrate.Migration;
import dev.mxonramp.local.migrate.MigrationRecord;
import dev.mxonramp.local.migrate.Outcome;
import dev.mxonramp.local.migrate.Parts;
import dev.mxonramp.local.migrate.Passwords;
import dev.mxonramp.local.migrate.Progress;
import dev.mxonramp.local.migrate.Route;
import dev.mxonramp.local.migrate.state.DurableFiles;
import dev.mxonramp.local.migrate.state.FileBlobs;
import dev.mxonramp.local.migrate.state.FileLeaseStore;
import dev.mxonramp.local.migrate.state.FileLedgerStore;
import dev.mxonramp.local.migrate.state.StateFolder;
import java.io.Console;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves one mailbox with the engine of the whole system. */
@Command(name = "migrate", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Copies one mailbox whole from any IMAP server to any other: every message once, with its folder, date and "
                + "flags. The old mailbox is only read. Broken off at any moment or run again later, the same command "
                + "goes on, or copies what is new.",
        "URLs are imaps://USER@HOST:PORT (TLS, port 993) or imap://USER@HOST:PORT (STARTTLS, port 143); in USER, "
                + "characters are escaped as %%40. Passwords are never arguments: they come from files or from the "
                + "environment, ONRAMP_FROM_PASSWORD and ONRAMP_TO_PASSWORD."}, footer = {"",
                        "Exit codes: 0 complete and certified; 1 complete, with messages listed that could not be "
                                + "copied as they are; 2 incomplete (run it again); 64 wrong command line."})
final class MigrateCommand implements Callable<Integer> {
    /**
     * After a break nothing may change at the target for twice this time before it counts as finished: several messages of
     * one command show only once all of them are stored.
     */
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final int COLUMNS = 100;

    @Option(names = "--from", paramLabel = "URL", required = true, description = "The old mailbox.")
    private String from = "";

    @Option(names = "--to", paramLabel = "URL", required = true, description = "The new mailbox.")
    private String to = "";

    @Option(names = "--from-password-file", paramLabel = "FILE", description = "File with the old mailbox's password as its only line.")
    private @Nullable Path fromPassword;

    @Option(names = "--to-password-file", paramLabel = "FILE", description = "File with the new mailbox's password.")
    private @Nullable Path toPassword;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder for what this migration must not forget: ledger, proofs, certificate. One for each mailbox; keep it until you are done. No password is in it.")
    private @Nullable Path state;

    @Option(names = "--dry-run", description = "Only print the plan: folders and what they map to, messages, bytes. Nothing is written on either side.")
    private boolean dryRun;

    @Option(names = "--folders", paramLabel = "PATTERN[,PATTERN]", split = ",", hideParamSyntax = true, description = "Only folders that match; / is between levels, * stands for any characters within one, ** for any at all, and ! in front leaves folders out. E.g. 'INBOX,Archive/**' or '!Trash'.")
    private List<String> folders = List.of();

    @Mixin
    private final MirrorOptions mirror = new MirrorOptions();

    @Option(names = "--connections", paramLabel = "N", description = "Most connections to each server at a time, 1 to 8 (default: 3 to the old and 4 to the new one, fewer where a provider is known to allow fewer).")
    private @Nullable Integer connections;

    @Option(names = "--compress", paramLabel = "WHEN", defaultValue = "auto", description = "Compress what goes over the line, where a server offers it: auto (where the line turns out to be slow, below 2 MB/s), on or off (default: auto). It takes a quarter off attachments and more off text, and costs both ends work.")
    private String compress = "auto";

    @Option(names = "--insecure-loopback", description = "With imap://, speak to servers on this very machine without TLS: for tests.")
    private boolean insecureLoopback;

    @Option(names = "--json", description = "Print one JSON object with the figures and the certificate.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Map<String, String> environment;
    private final UnaryOperator<Parts> parts;

    MigrateCommand() {
        this(System.getenv(), UnaryOperator.identity());
    }

    /** @param parts what a test puts around the parts of a migration */
    MigrateCommand(Map<String, String> environment, UnaryOperator<Parts> parts) {
        this.environment = environment;
        this.parts = parts;
    }

    @Override
    public Integer call() {
        try {
            return run();
        } catch (ParameterException e) {
            if (json) {
                MigrationReport.usage(spec.commandLine().getOut(), e.getMessage());
            }
            throw e;
        }
    }

    private int run() {
        // Before the first logger is made: the report is all that there is to say.
        System.setProperty("logback.configurationFile", "dev/mxonramp/local/cli/logback-silent.xml");
        var passwords = new Passwords(environment);
        Side source = side("--from", from, endpoint -> passwords.of("from", endpoint, fromPassword));
        Side target = side("--to", to, endpoint -> passwords.of("to", endpoint, toPassword));
        FolderChoice choice = read("--folders", folders, FoldersOption::choice);
        var route = new Route(source.endpoint(), target.endpoint());
        Doors doors = doors(source, target);
        try {
            return dryRun ? plan(route, new ChosenDoors(doors, choice)) : migrate(route, doors, choice);
        } catch (ParameterException e) {
            throw e;
        } catch (RuntimeException e) {
            report(route).failure("Something failed that should not: " + e);
            throw e;
        } catch (OutOfMemoryError | StackOverflowError e) {
            // The JVM's own exit code would say "complete, with exceptions".
            return incomplete(route,
                    "The program ran out of memory (" + e + "). Give it more, e.g. JAVA_TOOL_OPTIONS=-Xmx1g,"
                            + " and run the same command again.");
        }
    }

    private int plan(Route route, Doors doors) {
        try {
            report(route).plan(Plan.of(route.key(), doors, () -> false));
            return ExitCodes.OK;
        } catch (PermanentFailure | TransientFailure e) {
            return incomplete(route, e.getMessage());
        }
    }

    private int migrate(Route route, Doors doors, FolderChoice choice) {
        Path folder = state;
        if (folder == null) {
            throw wrong("--state is missing: name a folder where this migration keeps what it must not forget");
        }
        try {
            Optional<StateFolder> held = StateFolder.open(folder);
            if (held.isEmpty()) {
                return incomplete(route, "Another run is at work with " + folder + ". It goes on; this one ends.");
            }
            try (StateFolder mine = held.get()) {
                return migrate(route, doors, choice, folder, mine.files());
            }
        } catch (UncheckedIOException e) {
            return incomplete(route, "The state folder " + folder + " cannot be used (" + e.getCause()
                    + "). Make room or choose another place, then run the same command again.");
        }
    }

    private int migrate(Route route, Doors doors, FolderChoice choice, Path folder, DurableFiles files) {
        if (MigrationRecord.read(files).filter(known -> !known.route().equals(route.json())).isPresent()) {
            throw wrong("--state: " + folder + " belongs to another migration, of other mailboxes or servers: choose "
                    + "another folder");
        }
        InstantSource clock = InstantSource.system();
        var made = new Parts(new FileLedgerStore(files), new FileLeaseStore(files, clock), new FileBlobs(files), doors,
                SETTLING);
        Outcome outcome = new Migration(route, files, parts.apply(made), choice, mirror.following(), progress(clock),
                clock).run();
        report(route).outcome(outcome, folder);
        return switch (outcome) {
            case Outcome.Complete complete ->
                complete.summary().exceptions().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
            case Outcome.Incomplete _ -> ExitCodes.INCOMPLETE;
        };
    }

    private Progress progress(InstantSource clock) {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Console> console = Optional.ofNullable(System.console());
        return console.filter(Console::isTerminal).isPresent()
                ? new BarProgress(err, COLUMNS, clock)
                : new LineProgress(err, clock);
    }

    private MigrationReport report(Route route) {
        return new MigrationReport(spec.commandLine().getOut(), json, route);
    }

    private int incomplete(Route route, @Nullable String why) {
        report(route).failure(why);
        spec.commandLine().getErr().println("onramp: " + why);
        return ExitCodes.INCOMPLETE;
    }

    private Doors doors(Side source, Side target) {
        ConnectionLimits limits = read("--connections", source.endpoint(),
                old -> ConnectionsOption.limits(connections, old.host(), target.endpoint().host()));
        Compression compression = read("--compress", compress, CompressOption::compression);
        try {
            return new DirectDoors(source.account(insecureLoopback), target.account(insecureLoopback), limits,
                    compression);
        } catch (PermanentFailure e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Side side(String option, String url, Function<Endpoint, String> password) {
        Endpoint endpoint = read(option, url, Endpoint::parse);
        try {
            return new Side(endpoint, password.apply(endpoint));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private <T, V> V read(String what, T typed, Function<T, V> reading) {
        try {
            return reading.apply(typed);
        } catch (IllegalArgumentException e) {
            throw wrong(what + ": " + e.getMessage());
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
