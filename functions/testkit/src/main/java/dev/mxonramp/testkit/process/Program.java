package dev.mxonramp.testkit.process;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that Debian has.
 *
 * @param binary its name
 * @param debianPackage where it is from
 */
public record Program(String binary, String debianPackage) {
    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");
    private static final long PATIENCE_SECONDS = 30;

    /** Skips the test where one of them is missing; fails it where nothing may be skipped (ONRAMP_NO_SKIP=true). */
    public static void demand(Program... programs) {
        for (Program program : programs) {
            if (program.path().isEmpty()) {
                String message = program.binary + " is not installed: apt-get install " + program.debianPackage;
                if ("true".equals(System.getenv("ONRAMP_NO_SKIP"))) {
                    fail(message);
                }
                Assumptions.abort(message);
            }
        }
    }

    /** Where it is, if it is installed. */
    public Optional<Path> path() {
        return FOLDERS.stream().map(folder -> Path.of(folder, binary)).filter(Files::isExecutable).findFirst();
    }

    /** The command line with these arguments. */
    public List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(path().orElseThrow().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs to its end in a folder, and gives what it printed; {@link IOException} where it fails or hangs. */
    public String run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve(binary + ".out");
        Process process = new ProcessBuilder(command(arguments)).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(binary + " " + List.of(arguments) + " failed: " + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
