package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.migrate.Parts;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.migrate.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Command lines that are wrong before anything is connected to. */
class MigrateUsageTest {
    private static final String FROM = "--from=imaps://ann@old.acme.test";
    private static final String TO = "--to=imaps://ann@new.acme.test";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>(
            Map.of("ONRAMP_FROM_PASSWORD", "s3cr3t-old", "ONRAMP_TO_PASSWORD", "s3cr3t-new"));

    private int migrate(String... args) {
        var line = new CommandLine(new MigrateCommand(environment, UnaryOperator.identity()));
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private void refused(String word, String... args) {
        assertEquals(64, migrate(args), err::toString);
        assertTrue(err.toString().contains(word), () -> "'" + word + "' is missing in: " + err);
        assertTrue(err.toString().contains("Usage:"), err::toString);
        assertFalse((out + err.toString()).contains("s3cr3t"), err::toString);
        assertFalse(Files.exists(folder.resolve("state")));
    }

    private String state() {
        return "--state=" + folder.resolve("state");
    }

    @Test
    void bothSidesAndAStateAreNeeded() {
        refused("--to", FROM, state());
        refused("--from", TO, state());
        refused("--state", FROM, TO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imaps://ann:s3cr3t@old.acme.test", "ann@old.acme.test", "imaps://old.acme.test",
            "imaps://ann@old.acme.test:port", "imaps://a%0d%0aLOGOUT@old.acme.test", "imap://ann@fe80::1"})
    void urlThatIsNoneIsAUsageError(String url) {
        refused("--from", "--from=" + url, TO, state());
        refused("--to", FROM, "--to=" + url, state());
    }

    @Test
    void absentPasswordIsAUsageError() {
        environment.remove("ONRAMP_TO_PASSWORD");
        refused("--to-password-file", FROM, TO, state());
        environment.clear();
        refused("ONRAMP_FROM_PASSWORD", FROM, TO, state());
        refused("cannot read", FROM, TO, state(), "--from-password-file=" + folder.resolve("absent"));
    }

    @Test
    void oneMailboxOnBothSidesIsAUsageError() {
        refused("Both sides are the same mailbox", FROM, "--to=imaps://ann@OLD.acme.test:993/", state());
    }

    @Test
    void ourOwnFailureIsNoCompleteMailbox() {
        for (Throwable ours : List.of(new IllegalStateException("broken"), new NullPointerException(),
                new OutOfMemoryError("full"), new StackOverflowError())) {
            var command = new MigrateCommand(environment, _ -> failing(ours));
            CommandLine line = Onramp.commandLine(new CommandLine.IFactory() {
                @Override
                public <K> K create(Class<K> type) throws Exception {
                    return type == MigrateCommand.class ? type.cast(command)
                            : CommandLine.defaultFactory().create(type);
                }
            }).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
            out.getBuffer().setLength(0);
            assertEquals(ExitCodes.INCOMPLETE, line.execute("migrate", FROM, TO, state(), "--json"), err::toString);
            assertEquals("incomplete", report().get("result"));
        }
    }

    private static Parts failing(Throwable ours) {
        if (ours instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) ours;
    }

    private Map<String, @Nullable Object> report() {
        return Json.object(Json.read(out.toString()));
    }

    /** A program that asked for JSON gets it, whatever happens. */
    @Test
    void jsonSaysWhyNothingCameOfIt() throws IOException {
        try (StateFolder held = StateFolder.open(folder.resolve("state")).orElseThrow()) {
            assertEquals(ExitCodes.INCOMPLETE, migrate(FROM, TO, state(), "--json"));
            assertTrue(held.files().names("", ".head").isEmpty());
        }
        assertEquals("incomplete", report().get("result"));
        assertTrue(String.valueOf(report().get("error")).startsWith("Another run is at work"), out::toString);
        out.getBuffer().setLength(0);
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(ExitCodes.INCOMPLETE, migrate(FROM, TO, "--state=" + file, "--json"));
        assertTrue(String.valueOf(report().get("error")).contains("cannot be used"), out::toString);
    }

    @Test
    void jsonSaysWhyThereIsNoPlan() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        assertEquals(ExitCodes.INCOMPLETE, migrate("--from=imap://ann@127.0.0.1:" + nobody, TO, "--dry-run", "--json",
                "--insecure-loopback"));
        assertEquals("incomplete", report().get("result"));
        assertTrue(String.valueOf(report().get("error")).contains("does not answer"), out::toString);
    }

    @Test
    void jsonSaysWhatIsWrongWithTheCommandLine() {
        refused("--state", FROM, TO, "--json");
        assertEquals("usage", report().get("result"));
        assertTrue(String.valueOf(report().get("error")).contains("--state is missing"), out::toString);
    }

    @Test
    void emptyPatternIsAUsageError() {
        refused("--folders", FROM, TO, state(), "--folders=INBOX,,Sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "-1", "many", ""})
    void numberOfConnectionsIsOneToEight(String typed) {
        refused("--connections", FROM, TO, state(), "--connections=" + typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "ON", ""})
    void compressionIsOneOfThree(String typed) {
        refused("--compress", FROM, TO, state(), "--compress=" + typed);
    }

    @Test
    void passwordsAreNoArguments() {
        refused("--password", FROM, TO, state(), "--password=secret");
        refused("--from-password", FROM, TO, state(), "--from-password=secret");
    }

    @Test
    void certificateToBeCheckedHasToBeNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (List<String> args : List.of(List.<String>of(), List.of("--state=" + folder, "--certificate=" + file),
                List.of("--certificate=" + file), List.of("--manifest=" + folder), List.of("--state=" + folder),
                List.of("--state=" + folder.resolve("absent")),
                List.of("--certificate=" + folder.resolve("absent"), "--manifest=" + folder),
                List.of("--certificate=" + file, "--manifest=" + folder.resolve("absent")),
                List.of("--certificate=" + file, "--manifest=" + folder, "--public-key=" + folder.resolve("absent")))) {
            var all = new ArrayList<>(List.of("verify"));
            all.addAll(args);
            CommandLine line = Onramp.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
            assertEquals(64, line.execute(all.toArray(String[]::new)), () -> all + ": " + err);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "nonsense", "{\"certificate\":\"{}\"}",
            "{\"certificate\":\"{}\",\"algorithm\":\"NONE\",\"signature\":\"\",\"publicKey\":\"\"}",
            "{\"certificate\":\"{}\",\"algorithm\":\"ED25519\",\"signature\":\"*\",\"publicKey\":\"\"}",
            "{\"certificate\":\"{\\\"folders\\\":[1]}\",\"algorithm\":\"ED25519\",\"signature\":\"\",\"publicKey\":\"\"}",
            "{\"certificate\":\"{\\\"folders\\\":[]}\",\"algorithm\":\"ED25519\",\"signature\":\"AA==\",\"publicKey\":\"AA==\"}"})
    void whatIsNoCertificateDoesNotHold(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("certificate.json"), text);
        CommandLine line = Onramp.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertEquals(1, line.execute("verify", "--certificate=" + file, "--manifest=" + folder), err::toString);
        assertEquals("", err.toString());
    }
}
