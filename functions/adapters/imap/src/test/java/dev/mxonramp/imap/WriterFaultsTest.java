package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.migration.Arrived;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What new servers say to an APPEND, and what becomes of it. */
final class WriterFaultsTest {
    private final ScriptedImap server = new ScriptedImap().capabilities("IMAP4rev1 UIDPLUS APPENDLIMIT=1000")
            .on("SELECT", (talk, command) -> {
                talk.say("* 0 EXISTS");
                talk.say("* OK [UIDVALIDITY 7] valid");
                talk.say("* OK [UIDNEXT 1] next");
                talk.say("* OK [PERMANENTFLAGS (\\Seen \\*)] kept");
                talk.ok(command);
            });

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapWriter writer() {
        var writer = new ImapWriter(new ImapOpener(true).open(
                new ImapServer("localhost", server.port(), Security.PLAIN), InetAddress.getLoopbackAddress(),
                new ImapLogin.Password("ann", "secret")));
        writer.open("INBOX");
        return writer;
    }

    /** The server's answers to APPENDs, one after the other. */
    private void answers(String... words) {
        Queue<String> left = new ArrayDeque<>(List.of(words));
        server.on("APPEND", (talk, command) -> talk.say(command.tag() + " " + left.remove()));
    }

    private static Message message(String text, String... flags) {
        return Arrived.message(new MessageFacts(1, text.length(), null, Set.of(flags)), text);
    }

    private long appends() {
        return server.heard().stream().filter(each -> each.contains("APPEND")).count();
    }

    @Test
    void uidIsTheOneThatIsToldForThisFolder() {
        answers("OK [APPENDUID 7 41] done", "OK done", "OK [APPENDUID 8 42] another folder's");
        try (ImapWriter writer = writer()) {
            assertEquals(List.of(new Appended.At(41), new Appended.Somewhere(), new Appended.Somewhere()),
                    writer.append(List.of(message("a"), message("b"), message("c"))));
            assertEquals(1000, writer.appendLimit());
        }
    }

    @Test
    void refusedMessageDoesNotStopTheNext() {
        answers("NO [CANNOT] not this one", "BAD what", "OK [APPENDUID 7 41] done");
        try (ImapWriter writer = writer()) {
            List<Appended> outcomes = writer.append(List.of(message("a"), message("b"), message("c")));
            assertEquals("NO [CANNOT] not this one", assertInstanceOf(Appended.Refused.class, outcomes.get(0)).words());
            assertInstanceOf(Appended.Refused.class, outcomes.get(1));
            assertEquals(new Appended.At(41), outcomes.get(2));
        }
    }

    @Test
    void fullMailboxEndsTheBatch() {
        answers("OK [APPENDUID 7 41] done", "NO [OVERQUOTA] full");
        try (ImapWriter writer = writer()) {
            List<Appended> outcomes = writer.append(List.of(message("a"), message("b"), message("c")));
            assertEquals(new Appended.At(41), outcomes.getFirst());
            assertInstanceOf(TargetFull.class, assertInstanceOf(Appended.NotNow.class, outcomes.get(1)).reason());
            assertInstanceOf(Appended.NotNow.class, outcomes.get(2));
            assertEquals(2, appends());
        }
    }

    /** Dovecot says so of a message that is too large for it, and never changes its mind. */
    @Test
    void limitOfTheImplementationIsARefusalUnlessItPasses() {
        answers("NO [LIMIT] Mail size is larger than the maximum size allowed", "OK [APPENDUID 7 41] done",
                "NO [LIMIT] Temporary, try again later");
        try (ImapWriter writer = writer()) {
            List<Appended> outcomes = writer.append(List.of(message("a"), message("b"), message("c")));
            assertInstanceOf(Appended.Refused.class, outcomes.get(0));
            assertEquals(new Appended.At(41), outcomes.get(1));
            assertInstanceOf(Appended.NotNow.class, outcomes.get(2));
        }
    }

    @Test
    void fullMailboxIsToldWhereAFolderIsMadeToo() {
        server.on("CREATE", (talk, command) -> talk.no(command, "[OVERQUOTA] full"));
        try (ImapWriter writer = writer()) {
            assertThrows(TargetFull.class, () -> writer.create("New"));
        }
    }

    @Test
    void busyServerEndsTheBatch() {
        answers("NO [UNAVAILABLE] try again later");
        try (ImapWriter writer = writer()) {
            List<Appended> outcomes = writer.append(List.of(message("a"), message("b")));
            assertInstanceOf(ServerBusy.class, assertInstanceOf(Appended.NotNow.class, outcomes.getFirst()).reason());
            assertEquals(2, outcomes.size());
            assertEquals(1, appends());
        }
    }

    @Test
    void keywordThatTheServerDoesNotLikeIsLeftOut() {
        answers("NO bad keyword", "OK [APPENDUID 7 41] done", "NO bad keyword", "NO [UNAVAILABLE] try again later");
        try (ImapWriter writer = writer()) {
            assertEquals(List.of(new Appended.At(41)), writer.append(List.of(message("a", "\\Seen", "work"))));
            assertTrue(server.heard().stream().anyMatch(each -> each.contains("APPEND INBOX (\\Seen) {1}")),
                    server.heard()::toString);
            assertInstanceOf(Appended.NotNow.class, writer.append(List.of(message("a", "work"))).getFirst());
        }
    }

    @Test
    void connectionThatBreaksWhileAMessageGoesOutIsAPassingFailure() {
        server.on("APPEND", (talk, _) -> talk.hangUp());
        try (ImapWriter writer = writer()) {
            var failure = assertThrows(TransientFailure.class, () -> writer.append(List.of(message("a"))));
            assertEquals(TransientFailure.class, failure.getClass());
        }
    }

    /** How a worker that has lost its lease is stopped; without it, the read time-out would be waited for. */
    @Test
    void lineThatIsCutByAnotherThreadEndsAnAppendThatHangs() {
        server.on("APPEND", (talk, _) -> talk.stall());
        ImapWriter writer = writer();
        Thread.ofVirtual().start(() -> {
            while (appends() == 0) {
                LockSupport.parkNanos(1_000_000);
            }
            writer.close();
        });
        assertTimeout(Duration.ofSeconds(40),
                () -> assertThrows(TransientFailure.class, () -> writer.append(List.of(message("a")))));
    }

    @Test
    void folderNamesCarryNoCommands() {
        server.on("CREATE", (talk, command) -> talk.no(command, "not such a name"));
        try (ImapWriter writer = writer()) {
            assertTrue(writer.create("x\r\nt9 DELETE INBOX").isPresent());
        }
        assertTrue(server.heard().stream().noneMatch(each -> each.contains("DELETE")), server.heard()::toString);
        assertTrue(server.heard().stream().anyMatch(each -> each.endsWith("CREATE {18}")), server.heard()::toString);
    }
}
