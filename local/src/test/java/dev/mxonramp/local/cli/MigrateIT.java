package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.demo.Comparison;
import dev.mxonramp.local.demo.MailboxReading;
import dev.mxonramp.local.demo.PlainImap;
import dev.mxonramp.local.mail.OldProvider;
import dev.mxonramp.local.migrate.state.DurableFiles;
import dev.mxonramp.local.migrate.state.FileSigner;
import dev.mxonramp.local.migrate.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code onramp migrate} and {@code onramp verify} with two servers. */
class MigrateIT {
    private static final Path TARGET = Path.of(System.getProperty("onramp.root"), "local", "target");
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private static final String OLD_PASSWORD = "0ld-s3cr3t";
    private static final String NEW_PASSWORD = "n3w-s3cr3t";

    @TempDir
    private static Path servers;
    private static OldProvider old;
    private static OldProvider fresh;
    private static int users;

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String user = "";

    @BeforeAll
    static void start() {
        old = OldProvider.start(TARGET.resolve("oldhost"), servers.resolve("old"), Map.of());
        fresh = OldProvider.start(TARGET.resolve("oldhost"), servers.resolve("new"), Map.of());
    }

    @AfterAll
    static void stop() {
        old.close();
        fresh.close();
    }

    @BeforeEach
    void mailbox() throws IOException {
        user = "ann" + ++users + "@acme.test";
        old.addUser(user, OLD_PASSWORD);
        fresh.addUser(user, NEW_PASSWORD);
        try (PlainImap imap = imap(old, OLD_PASSWORD)) {
            for (String name : List.of("Sent", "Archive", "Archive" + imap.delimiter() + "2019", "Gr&APw-n")) {
                imap.command("CREATE " + PlainImap.quoted(name));
            }
            append(imap, "INBOX", "one", "two", "two", "three");
            append(imap, "Archive" + imap.delimiter() + "2019", "old");
            append(imap, "Gr&APw-n", "draft");
        }
    }

    private PlainImap imap(OldProvider server, String password) throws IOException {
        return new PlainImap(server.imap().getPort(), user, password);
    }

    private static void append(PlainImap imap, String folder, String... subjects) throws IOException {
        for (String each : subjects) {
            imap.append(folder, "\\Seen", DATE,
                    ("Subject: " + each + "\r\n\r\ntext\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Path state() {
        return folder.resolve("state");
    }

    private String url(OldProvider server) {
        return "imap://" + user + "@127.0.0.1:" + server.imap().getPort();
    }

    private int migrate(String... more) {
        var args = new ArrayList<>(List.of("--from", url(old), "--to", url(fresh), "--insecure-loopback"));
        args.addAll(List.of(more));
        return migrate(Map.of("ONRAMP_FROM_PASSWORD", OLD_PASSWORD, "ONRAMP_TO_PASSWORD", NEW_PASSWORD), args);
    }

    private int migrate(Map<String, String> environment, List<String> args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var line = new CommandLine(new MigrateCommand(environment, UnaryOperator.identity()));
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(args.toArray(String[]::new));
        for (String secret : List.of(OLD_PASSWORD, NEW_PASSWORD)) {
            assertFalse((out + "" + err).contains(secret));
        }
        return code;
    }

    private int verify(String... args) {
        out.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(args));
        CommandLine line = Onramp.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(all.toArray(String[]::new));
    }

    private Map<String, @Nullable Object> report() {
        return Json.object(Json.read(out.toString()));
    }

    private Comparison compared() throws IOException {
        return Comparison.of(MailboxReading.of(old.imap().getPort(), user, OLD_PASSWORD),
                MailboxReading.of(fresh.imap().getPort(), user, NEW_PASSWORD));
    }

    private void says(String... parts) {
        for (String part : parts) {
            assertTrue(out.toString().contains(part), () -> "'" + part + "' is missing in: " + out + err);
        }
    }

    private Path only(String name) throws IOException {
        try (var files = Files.walk(state())) {
            return files.filter(each -> each.getFileName().toString().equals(name)).findFirst().orElseThrow();
        }
    }

    @Test
    void mailboxIsCopiedCertifiedAndVerified() throws IOException {
        assertEquals(0, migrate("--state", state().toString()), () -> out + "" + err);
        says("Complete: 6 messages", "6 (", "certificate");
        assertEquals(List.of(), compared().differences());
        assertEquals(6, compared().compared());
        assertEquals(0, verify("--state", state().toString()), out::toString);
        says("Certificate of " + user, "INBOX -> INBOX: 4 messages", "Grün",
                "The owner left nothing of the old mailbox out.", "holds.");
    }

    @Test
    void runAgainItCopiesWhatIsNewAndNothingElse() throws IOException {
        assertEquals(0, migrate("--state", state().toString(), "--json"), () -> out + "" + err);
        assertEquals(6L, report().get("newMessages"));
        assertEquals(0, migrate("--state", state().toString(), "--json"));
        assertEquals(0L, report().get("newMessages"));
        try (PlainImap imap = imap(old, OLD_PASSWORD)) {
            append(imap, "INBOX", "four", "two");
        }
        assertEquals(0, migrate("--state", state().toString(), "--json"));
        assertEquals(2L, report().get("newMessages"));
        assertEquals(8L, report().get("messages"));
        assertEquals("complete", report().get("result"));
        assertTrue(Json.object(report().get("certificate")).containsKey("signature"));
        assertEquals(List.of(), compared().differences());
        assertEquals(0, verify("--state", state().toString()), out::toString);
    }

    @Test
    void whatTheOwnerDoesAtTheOldServerFollowsWhereItIsAskedFor() throws IOException {
        assertEquals(0, migrate("--state", state().toString(), "--mirror"), () -> out + "" + err);
        try (PlainImap imap = imap(old, OLD_PASSWORD)) {
            imap.command("SELECT INBOX");
            imap.command("STORE 2 FLAGS (\\Flagged)");
            imap.command("STORE 1 +FLAGS (\\Deleted)");
            imap.command("EXPUNGE");
        }
        assertEquals(0, migrate("--state", state().toString()), () -> out + "" + err);
        assertEquals(6, MailboxReading.of(fresh.imap().getPort(), user, NEW_PASSWORD).messages());
        assertEquals(0, migrate("--state", state().toString(), "--mirror", "--compress=off"), () -> out + "" + err);
        assertEquals(List.of(), compared().differences());
        assertEquals(5, compared().compared());
        assertEquals(0, verify("--state", state().toString()), out::toString);
        says("INBOX -> INBOX: 3 messages");
    }

    @Test
    void dryRunWritesNothingOnEitherSide() throws IOException {
        assertEquals(0, migrate("--dry-run"), err::toString);
        says("Nothing is written", "INBOX: 4 messages", "Archive/2019: 1 message", "6 messages");
        assertEquals(0, migrate("--dry-run", "--folders", "!archive*"), err::toString);
        says("Archive/2019: 1 message", "Not copied: Archive. You leave out \"archive*\".");
        assertEquals(0, migrate("--dry-run", "--json", "--state", state().toString(), "--folders", "INBOX"));
        assertEquals(1, ((List<?>) Objects.requireNonNull(report().get("folders"))).size());
        assertFalse(Files.exists(state()));
        assertEquals(0, MailboxReading.of(fresh.imap().getPort(), user, NEW_PASSWORD).messages());
    }

    @Test
    void onlyChosenFoldersGoAndTheCertificateSaysSo() throws IOException {
        assertEquals(0, migrate("--state", state().toString(), "--folders", "INBOX,Archive,Archive/*", "--json"),
                () -> out + "" + err);
        assertEquals(5L, report().get("messages"));
        assertEquals(0, verify("--state", state().toString()), out::toString);
        says("It covers what the owner chose: only the folders \"INBOX\", \"Archive\", \"Archive/*\".");
        assertFalse(out.toString().contains("Grün"));
        assertEquals(0, migrate("--state", state().toString(), "--folders", "!INBOX", "--json"));
        assertEquals(1L, report().get("newMessages"));
        assertEquals(0, migrate("--state", state().toString()));
        assertEquals(List.of(), compared().differences());
    }

    @Test
    void wrongPasswordLeavesItIncomplete() {
        var args = List.of("--from", url(old), "--to", url(fresh), "--insecure-loopback", "--state",
                state().toString());
        assertEquals(2, migrate(Map.of("ONRAMP_FROM_PASSWORD", "wrong", "ONRAMP_TO_PASSWORD", NEW_PASSWORD), args));
        says("Incomplete", "refuses user name or password");
        assertEquals(2, migrate(Map.of("ONRAMP_FROM_PASSWORD", OLD_PASSWORD, "ONRAMP_TO_PASSWORD", "wrong"), args));
        says("Incomplete", "refuses user name or password", String.valueOf(fresh.imap().getPort()));
        assertEquals(1, verify("--state", state().toString()), out::toString);
        says("no certificate yet");
    }

    @Test
    void passwordIsNotSentInClearUnlessAsked() {
        assertEquals(2, migrate(Map.of("ONRAMP_FROM_PASSWORD", OLD_PASSWORD, "ONRAMP_TO_PASSWORD", NEW_PASSWORD),
                List.of("--from", url(old), "--to", url(fresh), "--state", state().toString())));
        says("STARTTLS", "Nothing was sent");
    }

    @Test
    void unreachableServerIsSaidAtOnce() {
        var args = List.of("--from", "imap://" + user + "@127.0.0.1:1", "--to", url(fresh), "--insecure-loopback");
        Map<String, String> environment = Map.of("ONRAMP_FROM_PASSWORD", "x", "ONRAMP_TO_PASSWORD", NEW_PASSWORD);
        var run = new ArrayList<>(args);
        run.addAll(List.of("--state", state().toString()));
        assertEquals(2, migrate(environment, run));
        says("does not answer", "Run the same command again");
        run.add("--dry-run");
        assertEquals(2, migrate(environment, run));
        assertTrue(err.toString().contains("does not answer"), err::toString);
    }

    @Test
    void secondRunOnTheSameStateEndsAtOnce() {
        try (StateFolder held = StateFolder.open(state()).orElseThrow()) {
            assertEquals(2, migrate("--state", state().toString()));
            assertTrue(err.toString().contains("Another run is at work"), err::toString);
            assertTrue(held.files().get("migration.json").isEmpty());
        }
        assertEquals(0, migrate("--state", state().toString()), () -> out + "" + err);
    }

    @Test
    void stateOfOtherMailboxesIsNotMixedIn() {
        assertEquals(0, migrate("--state", state().toString()), () -> out + "" + err);
        String other = user;
        user = "ann1@acme.test".equals(other) ? "bob@acme.test" : "ann1@acme.test";
        assertEquals(64, migrate("--state", state().toString()));
        assertTrue(err.toString().contains("belongs to another migration"), err::toString);
        user = other;
    }

    @Test
    void noPasswordIsInTheState() throws IOException {
        assertEquals(0, migrate("--state", state().toString()), () -> out + "" + err);
        try (var files = Files.walk(state())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(each, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(OLD_PASSWORD) || text.contains(NEW_PASSWORD), each::toString);
            }
        }
    }

    @Test
    void whatSomebodyChangedDoesNotHold() throws IOException {
        assertEquals(0, migrate("--state", state().toString()), () -> out + "" + err);
        Path certificate = only("certificate.json");
        String signed = Files.readString(certificate);
        Path manifest = Objects.requireNonNull(certificate.getParent());
        assertEquals(0, verify("--certificate", certificate.toString(), "--manifest", manifest.toString(),
                "--public-key", only("signing-key.public.pem").toString()), out::toString);

        Files.writeString(certificate, signed.replaceFirst("messages\\\\\":6", "messages\\\\\":7"));
        assertEquals(1, verify("--state", state().toString()));
        says("The signature is not that of this text", "does NOT hold");
        Files.writeString(certificate, signed);

        Path other = Files.createDirectory(folder.resolve("other"));
        var _ = new FileSigner(DurableFiles.reading(drafts(other)));
        assertEquals(1, verify("--state", state().toString(), "--public-key",
                other.resolve("signing-key.public.pem").toString()));
        says("signed with another key");

        Path segment = only("000000.tsv");
        String lines = Files.readString(segment);
        Files.writeString(segment, lines.replaceFirst("[0-9a-f]{8}", "00000000"));
        assertEquals(1, verify("--state", state().toString()));
        says("is not the certified one");
        Files.delete(segment);
        assertEquals(1, verify("--state", state().toString()));
        says("is missing");
        Files.writeString(segment, lines);
        assertEquals(0, verify("--state", state().toString()), out::toString);
    }

    private static Path drafts(Path place) throws IOException {
        Files.createDirectory(place.resolve("drafts"));
        return place;
    }
}
