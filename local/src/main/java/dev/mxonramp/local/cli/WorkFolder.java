package dev.mxonramp.local.cli;

import dev.mxonramp.local.system.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where everything is written, logs too. */
final class WorkFolder {
    @Option(names = "--work", paramLabel = "DIR", description = "Folder for logs and everything else that is written (default: a new one in local/target/work).")
    private @Nullable Path folder;

    /** The folder, which exists from now on, and holds the log. */
    Path open(Layout layout) {
        try {
            Path chosen = folder;
            if (chosen == null) {
                Path parent = Files.createDirectories(layout.built("work"));
                chosen = Files.createTempDirectory(parent, "run-");
            } else {
                Files.createDirectories(chosen);
            }
            Path absolute = chosen.toAbsolutePath().normalize();
            // Before the first logger is made: nothing of the system is loaded yet.
            System.setProperty("onramp.work", absolute.toString());
            System.setProperty("logback.configurationFile", "dev/mxonramp/local/cli/logback.xml");
            return absolute;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
