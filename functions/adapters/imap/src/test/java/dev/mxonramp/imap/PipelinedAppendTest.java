package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.migration.Arrived;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches of APPENDs as servers of different capabilities see them, and what becomes of their answers. */
final class PipelinedAppendTest {
    private static final String READ_MILLIS = "300";
    private final ScriptedImap server = new ScriptedImap().on("SELECT", (talk, command) -> {
        talk.say("* OK [UIDVALIDITY 7] valid");
        talk.say("* OK [UIDNEXT 1] next");
        talk.say("* OK [PERMANENTFLAGS (\\Seen \\*)] kept");
        talk.ok(command);
    });
    private final Stalls stalls = new Stalls();

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapWriter writer() {
        var settings = new Properties();
        var line = new Line(Compression.OFF, true, System::nanoTime);
        settings.put("mail.imap.socketFactory", new PinnedSockets(InetAddress.getLoopbackAddress(), line));
        settings.setProperty("mail.imap.timeout", READ_MILLIS);
        try {
            var connection = new ImapConnection("localhost", server.port(), settings, false, line);
            connection.login("ann", "secret");
            var writer = new ImapWriter(connection, stalls);
            writer.open("INBOX");
            return writer;
        } catch (IOException | ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    /** The server's answers to APPENDs, one after the other, without their tags. */
    private void answers(String capabilities, String... words) {
        Queue<String> left = new ArrayDeque<>(List.of(words));
        server.capabilities("IMAP4rev1 UIDPLUS " + capabilities)
                .on("APPEND", (talk, command) -> talk.say(command.tag() + " " + left.remove()));
    }

    private static Message message(String text, String... flags) {
        return Arrived.message(new MessageFacts(1, text.length(), null, Set.of(flags)), text);
    }

    private List<String> heard(String part) {
        return server.heard().stream().filter(each -> each.contains(part)).toList();
    }

    @ParameterizedTest
    @CsvSource({"'LITERAL+', {3+}, {5000+}", "'LITERAL-', {3+}, {5000}", "'', {3}, {5000}"})
    void literalsGoOutAsTheServerAllows(String capability, String small, String large) {
        answers(capability, "OK [APPENDUID 7 41] done", "OK [APPENDUID 7 42] done", "OK [APPENDUID 7 43] done");
        try (ImapWriter writer = writer()) {
            assertEquals(List.of(new Appended.At(41), new Appended.At(42), new Appended.At(43)),
                    writer.append(List.of(message("one"), message("x".repeat(5000)), message("two"))));
        }
        assertEquals(2, heard(small).size(), server.heard()::toString);
        assertEquals(1, heard(large).size(), server.heard()::toString);
    }

    @Test
    void commandsDoNotWaitForAnswers() {
        var first = new ArrayList<String>();
        server.capabilities("LITERAL+").on("APPEND", (talk, command) -> {
            first.add(command.tag());
            if (first.size() == 3) {
                // Not before the third has come, and in an order of its own (RFC 3501 5.5).
                for (String tag : first.reversed()) {
                    talk.say("* " + first.size() + " EXISTS");
                    talk.say(tag + " OK [APPENDUID 7 4" + first.indexOf(tag) + "] done");
                }
            }
        });
        try (ImapWriter writer = writer()) {
            assertEquals(List.of(new Appended.At(40), new Appended.At(41), new Appended.At(42)),
                    writer.append(List.of(message("a"), message("b"), message("c"))));
        }
    }

    @Test
    void answersAreTakenBeforeTooManyAreUnderWay() {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 200; i++) {
            messages.add(message("m" + i));
        }
        var seen = new ArrayDeque<String>();
        server.capabilities("LITERAL+").on("APPEND", (talk, command) -> {
            seen.add(command.tag());
            // It falls behind by 64 at most: more do not come before it answers.
            if (seen.size() == 64 || command.arguments().endsWith("\nm199")) {
                while (!seen.isEmpty()) {
                    talk.say(seen.remove() + " OK done");
                }
            }
        });
        try (ImapWriter writer = writer()) {
            assertEquals(200, writer.append(messages).size());
        }
    }

    @Test
    void refusedMessagesAreToldApartInThePipeline() {
        answers("LITERAL+", "OK [APPENDUID 7 41] done", "NO [CANNOT] not this one", "NO no such keyword",
                "OK [APPENDUID 7 44] done", "OK [APPENDUID 7 45] done");
        try (ImapWriter writer = writer()) {
            List<Appended> outcomes = writer
                    .append(List.of(message("a"), message("b"), message("c", "work"), message("d")));
            assertEquals(List.of(new Appended.At(41), new Appended.Refused("NO [CANNOT] not this one"),
                    new Appended.At(45), new Appended.At(44)), outcomes);
        }
    }

    @Test
    void whatIsUnderWayWhenTheMailboxIsFullHasItsOwnOutcome() {
        var heard = new ArrayList<String>();
        server.capabilities("LITERAL+").on("APPEND", (talk, command) -> {
            heard.add(command.tag());
            if (heard.size() == 3) {
                talk.say(heard.get(0) + " OK [APPENDUID 7 41] done");
                talk.say(heard.get(1) + " NO [OVERQUOTA] full");
                talk.say(heard.get(2) + " OK [APPENDUID 7 42] a small one had room");
            }
        });
        try (ImapWriter writer = writer()) {
            List<Appended> outcomes = writer.append(List.of(message("a"), message("b"), message("c")));
            assertEquals(new Appended.At(41), outcomes.getFirst());
            assertInstanceOf(TargetFull.class, assertInstanceOf(Appended.NotNow.class, outcomes.get(1)).reason());
            assertEquals(new Appended.At(42), outcomes.get(2));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"41:43; 41,42,43", "43:41; 41,42,43", "41,50,60; 41,50,60", "41,50; -",
            "41:44; -", "0:2; -", ",; -", "1:99999999999; -", "41::43; -"})
    void placesOfSeveralMessagesAreTakenInOrder(String set, String uids) {
        answers("LITERAL+ MULTIAPPEND", "OK [APPENDUID 7 " + set + "] done");
        List<Appended> expected = uids.equals("-")
                ? List.of(new Appended.Somewhere(), new Appended.Somewhere(), new Appended.Somewhere())
                : List.of(uids.split(",")).stream().<Appended>map(uid -> new Appended.At(Long.parseLong(uid))).toList();
        try (ImapWriter writer = writer()) {
            assertEquals(expected, writer.append(List.of(message("a"), message("b", "\\Seen"), message("c"))));
        }
        assertEquals(1, heard("APPEND INBOX").size());
    }

    @Test
    void oneOfSeveralThatIsRefusedIsFoundByItself() {
        answers("LITERAL+ MULTIAPPEND", "NO one of them", "OK [APPENDUID 7 41] done", "NO [CANNOT] this one",
                "OK [APPENDUID 7 42] done");
        try (ImapWriter writer = writer()) {
            assertEquals(
                    List.of(new Appended.At(41), new Appended.Refused("NO [CANNOT] this one"), new Appended.At(42)),
                    writer.append(List.of(message("a"), message("b"), message("c"))));
        }
    }

    @Test
    void busyServerIsNotAskedAgainOneByOne() {
        answers("LITERAL+ MULTIAPPEND", "NO [UNAVAILABLE] try again later");
        try (ImapWriter writer = writer()) {
            List<Appended> outcomes = writer.append(List.of(message("a"), message("b")));
            assertInstanceOf(ServerBusy.class, assertInstanceOf(Appended.NotNow.class, outcomes.getFirst()).reason());
            assertEquals(2, outcomes.size());
        }
    }

    /** A message of no octets would call the others off (RFC 3502 6.3.11). */
    @Test
    void emptyMessageAndOddKeywordsGoByThemselves() {
        answers("LITERAL+ MULTIAPPEND", "OK [APPENDUID 7 41:42] done", "NO nothing in it", "OK [APPENDUID 7 43] done");
        try (ImapWriter writer = writer()) {
            assertEquals(List.of(new Appended.At(41), new Appended.Refused("NO nothing in it"), new Appended.At(43),
                    new Appended.At(42)),
                    writer.append(List.of(message("a"), message(""), message("c", "umlaut\u00e4"), message("d"))));
        }
        assertEquals(1, heard("(umlaut\u00e4) {1}").size(), server.heard()::toString);
    }

    /** A source may give out a flag that is the begin of a command. */
    @Test
    void flagThatIsNoneIsLeftOut() {
        answers("LITERAL+", "OK [APPENDUID 7 41] done", "OK [APPENDUID 7 42] done");
        try (ImapWriter writer = writer()) {
            assertEquals(List.of(new Appended.At(41), new Appended.At(42)), writer.append(
                    List.of(message("a", "x{1}\r\nt9", "\\Seen"), message("b", "(", "a\"b", "work"))));
        }
        assertEquals(1, heard("(\\Seen) {1+}").size(), server.heard()::toString);
        assertEquals(1, heard("(work) {1+}").size(), server.heard()::toString);
    }

    @Test
    void serverThatHangsAtPipelinesGetsStepsFromTheNextConnectionOn() {
        server.capabilities("LITERAL+").on("APPEND", (talk, command) -> {
            if (server.heard().stream().anyMatch(each -> each.endsWith("+}"))) {
                talk.stall();
            }
        });
        try (ImapWriter writer = writer()) {
            assertThrows(TransientFailure.class, () -> writer.append(List.of(message("a"), message("b"))));
        }
        int before = heard("+}").size();
        answers("LITERAL+ MULTIAPPEND", "OK done", "OK done");
        try (ImapWriter writer = writer()) {
            assertEquals(2, writer.append(List.of(message("a"), message("b"))).size());
        }
        assertEquals(before, heard("+}").size());
    }

    @Test
    void messageThatIsSentAloneGoesInSteps() {
        answers("LITERAL+", "OK done");
        try (ImapWriter writer = writer()) {
            assertEquals(List.of(new Appended.Somewhere()), writer.append(List.of(message("a"))));
        }
        assertTrue(heard("+}").isEmpty());
    }

    @Test
    void jamesGetsSteps() {
        server.greeting("* OK JAMES IMAP4rev1 Server is ready.");
        answers("LITERAL+", "OK done", "OK done");
        try (ImapWriter writer = writer()) {
            assertFalse(writer.append(List.of(message("a"), message("b"))).isEmpty());
        }
        assertTrue(heard("+}").isEmpty());
    }

    @Test
    void folderOfAnyNameIsAppendedTo() {
        answers("LITERAL+", "OK done", "OK done", "OK done", "OK done");
        try (ImapWriter writer = writer()) {
            writer.open("a b");
            assertEquals(2, writer.append(List.of(message("a"), message("b"))).size());
            writer.open("a\"\u00e4");
            assertEquals(2, writer.append(List.of(message("a"), message("b"))).size());
        }
        assertEquals(2, heard("APPEND \"a b\" () {1+}").size(), server.heard()::toString);
        assertEquals(2, heard("APPEND {3+}").size(), server.heard()::toString);
    }
}
