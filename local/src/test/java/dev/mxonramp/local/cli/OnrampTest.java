package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OnrampTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Onramp.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "demo --help", "serve --help", "migrate --help", "verify --help", "help serve",
            "--version"})
    void helpIsPrintedAndIsNoFailure(String args) {
        assertEquals(ExitCodes.OK, run(args.split(" ")));
        assertTrue(!out.toString().isBlank() && err.toString().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "serve --port", "serve --port abc", "demo --unknown", "serve --port 70000",
            "serve --suffix-list nowhere.dat", "serve --suffix-list pom.xml", "serve --operator nobody",
            "serve --operator ops@mail.test,@"})
    void wrongCommandLineIsAUsageError(String args) {
        assertEquals(ExitCodes.USAGE, run(args.split(" ")));
        assertTrue(err.toString().contains("Usage:"), err.toString());
    }

    @Test
    void noCommandIsAUsageError() {
        assertEquals(ExitCodes.USAGE, run());
    }
}
