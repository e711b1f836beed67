package dev.mxonramp.bench.migration;

import dev.mxonramp.bench.migration.servers.MailPair;
import dev.mxonramp.bench.migration.servers.TempFolder;
import dev.mxonramp.testkit.process.Program;
import java.io.IOException;
import java.nio.file.Files;

/** The benchmark's command line; docs/benchmarks.md says how to run it and how to read it. */
public final class MigrationSpeed {
    /** EX_UNAVAILABLE of sysexits.h. */
    private static final int UNAVAILABLE = 69;

    private MigrationSpeed() {}

    /** Runs it; exit code 0 if every target is met, 1 if not, 69 without the servers or the command line. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Parameters parameters = Parameters.of(args);
        if (new Program("dovecot", "dovecot-imapd").path().isEmpty()) {
            System.out.println("The two mail servers are Dovecots: apt-get install dovecot-imapd");
            System.exit(UNAVAILABLE);
        }
        if (!Files.isRegularFile(parameters.jar())) {
            System.out.println(parameters.jar() + " is missing: mvn package");
            System.exit(UNAVAILABLE);
        }
        boolean met;
        try (MailPair servers = MailPair.start(); TempFolder folder = TempFolder.create("onramp-migration-bench")) {
            met = new MigrationBench(parameters, servers, folder.path(), System.out::println).run();
        }
        System.exit(met ? 0 : 1);
    }
}
