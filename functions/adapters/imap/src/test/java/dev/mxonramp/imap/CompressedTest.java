package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFaults;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import dev.mxonramp.testkit.migration.Arrived;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COMPRESS=DEFLATE (RFC 4978): at a server that can, and at those that only say so. */
final class CompressedTest {
    private static final String CAPABILITIES = "IMAP4rev1 LITERAL+ UIDPLUS COMPRESS=DEFLATE";

    private final HonestImap server = new HonestImap().capabilities(CAPABILITIES);
    private final Line.Lines lines = new Line.Lines(Compression.ON);

    @AfterEach
    void stop() {
        server.close();
    }

    private ScriptedImap compressing() {
        return server.server().on("COMPRESS", (talk, command) -> {
            talk.ok(command);
            talk.compress();
        });
    }

    private ImapConnection open(Security security) {
        return new ImapOpener(true, Timeouts.WORKER, lines).open(
                new ImapServer("localhost", server.port(), security), InetAddress.getLoopbackAddress(),
                new ImapLogin.Password("ann", "secret"));
    }

    private List<String> heard(String part) {
        return server.server().heard().stream().filter(each -> each.contains(part)).toList();
    }

    private static Message message(String text) {
        return Arrived.message(new MessageFacts(1, text.length(), null, Set.of("\\Seen")), text);
    }

    /** More than may be under way, with NUL and 8-bit octets, over commands that do not wait. */
    private void movesMessages(ImapConnection connection) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 3 * ImapConnection.UNDER_WAY; i++) {
            messages.add(message("Subject: " + i + "\r\n\r\n\0\u00ff" + "body ".repeat(i * 10) + "\r\n"));
        }
        try (var writer = new ImapWriter(connection)) {
            writer.open("INBOX");
            List<Appended> outcomes = writer.append(messages);
            for (int i = 0; i < messages.size(); i++) {
                assertEquals(new Appended.At(i + 1), outcomes.get(i));
            }
            var found = new ArrayList<Object>();
            writer.digests(1, (uid, digest) -> found.add(digest));
            assertEquals(messages.stream().map(Message::digest).toList(), found);
        }
    }

    @Test
    void messagesGoThroughBehindTheLogin() {
        compressing();
        ImapConnection connection = open(Security.PLAIN);
        assertTrue(connection.compressed());
        movesMessages(connection);
        List<String> heard = server.server().heard();
        int login = heard.indexOf(heard("LOGIN").getFirst());
        assertTrue(login >= 0 && login < heard.indexOf(heard("COMPRESS DEFLATE").getFirst()), heard::toString);
    }

    @Test
    void serverNeedNotAnswerBeforeAllIsSent() {
        var held = new ArrayList<ScriptedTalk.Command>();
        compressing().on("APPEND", (talk, command) -> {
            held.add(command);
            if (held.size() == ImapConnection.UNDER_WAY - 1) {
                for (ScriptedTalk.Command each : held) {
                    talk.say(each.tag() + " OK [APPENDUID 1000 " + (held.indexOf(each) + 1) + "] done");
                }
            }
        });
        try (var writer = new ImapWriter(open(Security.PLAIN))) {
            writer.open("INBOX");
            var messages = new ArrayList<Message>();
            for (int i = 0; i < ImapConnection.UNDER_WAY - 1; i++) {
                messages.add(message("Subject: " + i + "\r\n\r\n"));
            }
            assertEquals(messages.size(), writer.append(messages).size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO [COMPRESSIONACTIVE] never", "BAD unknown"})
    void refusalLeavesAllAsItWas(String words) {
        server.server().fault(ImapFaults.answer("COMPRESS", 1, 1, words));
        ImapConnection connection = open(Security.PLAIN);
        assertFalse(connection.compressed());
        movesMessages(connection);
        open(Security.PLAIN).disconnect();
        assertEquals(1, heard("COMPRESS DEFLATE").size(), server.server().heard()::toString);
    }

    /** What a server does that offers to compress and cannot. */
    private void cannot(ScriptedImap.Answer answer) {
        server.server().on("COMPRESS", answer);
        ImapConnection connection = open(Security.PLAIN);
        assertFalse(connection.compressed());
        movesMessages(connection);
        open(Security.PLAIN).disconnect();
        assertEquals(1, heard("COMPRESS DEFLATE").size(), server.server().heard()::toString);
    }

    @Test
    void serverThatSaysGoodByeIsEnteredAgainWithout() {
        cannot((talk, _) -> {
            talk.say("* BYE not with me");
            talk.hangUp();
        });
    }

    @Test
    void serverThatGoesOnInClearIsEnteredAgainWithout() {
        cannot((talk, command) -> {
            talk.ok(command);
            talk.hearOctet();
            talk.say("* BAD what is that?");
            talk.hangUp();
        });
    }

    @Test
    void octetsBehindTheOkAreNotLost() {
        cannot((talk, command) -> {
            talk.sayRaw(command.tag() + " OK done\r\n* 5 EXISTS\r\n");
            talk.stall();
        });
    }

    @Test
    void streamThatBreaksLaterIsAPassingFailureInClearWords() {
        compressing().on("EXAMINE", (talk, _) -> {
            talk.sayUncompressed("\u0007 this is no deflated stream");
            talk.stall();
        });
        try (var reader = new ImapReader(open(Security.PLAIN))) {
            TransientFailure failure = assertThrows(TransientFailure.class, () -> reader.open("INBOX"));
            assertTrue(String.valueOf(failure.getMessage()).startsWith("The server localhost offers to compress"),
                    failure::toString);
        }
        ImapConnection next = open(Security.PLAIN);
        assertFalse(next.compressed());
        next.disconnect();
    }

    @Test
    void slowLineIsCompressedOnTheWay() throws IOException, ProtocolException {
        compressing();
        var clock = new AtomicLong();
        // Every look at the clock is a second later.
        var line = new Line(Compression.AUTO, false, () -> clock.addAndGet(1_000_000_000));
        var settings = new Properties();
        settings.put("mail.imap.socketFactory", new PinnedSockets(InetAddress.getLoopbackAddress(), line));
        var connection = new ImapConnection("localhost", server.port(), settings, false, line);
        connection.login("ann", "secret");
        connection.capability();
        String large = "Subject: large\r\n\r\n" + "0123456789\r\n".repeat((int) Line.JUDGED_BY / 12);
        try (var writer = new ImapWriter(connection)) {
            writer.open("INBOX");
            writer.append(List.of(message("Subject: small\r\n\r\n")));
            assertFalse(connection.compressed());
            writer.append(List.of(message(large)));
            assertFalse(connection.compressed());
            var sizes = new AtomicInteger();
            writer.digests(1, (_, digest) -> sizes.addAndGet((int) digest.size()));
            assertEquals(large.length() + "Subject: small\r\n\r\n".length(), sizes.get());
            assertTrue(connection.compressed());
        }
    }
}
