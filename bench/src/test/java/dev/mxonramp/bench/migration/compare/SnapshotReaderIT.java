package dev.mxonramp.bench.migration.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.bench.migration.corpus.Corpus;
import dev.mxonramp.bench.migration.imap.BareWriter;
import dev.mxonramp.bench.migration.imap.Login;
import dev.mxonramp.testkit.dovecot.DovecotServer;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.imap.RawImap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done to a mailbox on a real server is found by reading it. */
class SnapshotReaderIT {
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private static final Corpus CORPUS = Corpus.realistic(40);

    private static DovecotServer server;
    private static int users;

    private Login original = new Login(0, "", "");
    private Login copy = original;

    @BeforeAll
    static void start() {
        server = DovecotServer.start(DovecotSetup.standard());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void twoAlike() throws Exception {
        original = filled();
        copy = filled();
    }

    private static Login login() {
        String user = "user" + ++users;
        server.user(user, "secret");
        return new Login(server.port(), user, "secret");
    }

    private static Login filled() throws IOException, InterruptedException {
        Login login = login();
        BareWriter.write(login, CORPUS, 2);
        return login;
    }

    private Verdict verdictAfter(String... commands) throws IOException {
        try (RawImap imap = imap(copy)) {
            for (String each : commands) {
                imap.ok(each);
            }
        }
        return Comparer.compare(SnapshotReader.read(original), SnapshotReader.read(copy));
    }

    private static RawImap imap(Login login) {
        return new RawImap(login.port(), login.user(), login.password());
    }

    @Test
    void mailboxesThatWereFilledAlikeAreTheSame() throws Exception {
        assertEquals(Verdict.SAME, verdictAfter());
        assertEquals(40, SnapshotReader.read(copy).messages());
        assertEquals(Set.copyOf(CORPUS.folders()), SnapshotReader.read(copy).folders().keySet());
    }

    @Test
    void missingMessageIsFound() throws Exception {
        assertEquals("1 missing", verdictAfter("SELECT INBOX", "STORE 1 +FLAGS (\\Deleted)", "EXPUNGE").toString());
    }

    @Test
    void doubledMessageIsFound() throws Exception {
        assertEquals("1 doubled", verdictAfter("SELECT INBOX", "COPY 1 INBOX").toString());
    }

    @Test
    void messageInTheWrongFolderIsFound() throws Exception {
        assertEquals("1 missing, 1 strange", verdictAfter("SELECT INBOX", "MOVE 1 Trash").toString());
    }

    @Test
    void changedFlagsAreFound() throws Exception {
        assertEquals("2 other flags", verdictAfter("SELECT INBOX", "STORE 1 +FLAGS (\\Draft)",
                "STORE 2 +FLAGS (Invoice2)").toString());
    }

    @Test
    void missingAndAddedFoldersAreFound() throws Exception {
        assertEquals("1 folders added", verdictAfter("CREATE \"A \\\"new\\\" one\"").toString());
        int lost = SnapshotReader.read(original).folders().getOrDefault("Lists/Java", List.of()).size();
        assertEquals(new Verdict(1, 1, lost, 0, 0, 0, 0, 0), verdictAfter("DELETE Lists/Java"));
    }

    @Test
    void changedDateAndAlteredOctetsAreFound() throws Exception {
        append(original, DATE, "text");
        append(copy, "17-Jul-1996 02:44:26 -0700", "text");
        assertEquals("1 other dates", verdictAfter().toString());
        append(original, DATE, "one");
        append(copy, "17-Jul-1996 11:44:25 +0200", "two");
        assertEquals("1 altered, 1 other dates", verdictAfter().toString());
    }

    private static void append(Login login, String date, String text) {
        try (RawImap imap = imap(login)) {
            imap.append("Sent", "", date, ("Subject: x\r\n\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void digestDateAndFlagsAreThoseOfTheMessage() throws IOException, NoSuchAlgorithmException {
        Login other = login();
        byte[] octets = "Subject: gr\u00fcn {12}\r\n\r\n* 1 FETCH (FLAGS (\\Seen))\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        try (RawImap imap = imap(other)) {
            imap.ok("CREATE Gr&APw-n");
            imap.append("Gr&APw-n", "\\Flagged $Label1", DATE, octets);
        }
        var message = new Snapshot.Message(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets)),
                Instant.parse("1996-07-17T09:44:25Z"), new TreeSet<>(Set.of("\\flagged", "$label1")));
        Snapshot read = SnapshotReader.read(other);
        assertEquals(List.of(message), read.folders().get("Gr&APw-n"));
        assertEquals(List.of(), read.folders().get("INBOX"));
    }
}
