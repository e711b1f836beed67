package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.migration.Arrived;
import java.net.InetAddress;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with numbers, lengths and lists that cannot be: none hides a message, and none is more than a passing failure. */
final class HostileAnswersTest {
    private final ScriptedImap server = new ScriptedImap().on("EXAMINE", (talk, command) -> {
        talk.say("* 3 EXISTS");
        talk.say("* OK [UIDVALIDITY 7] valid");
        talk.say("* OK [UIDNEXT 99] next");
        talk.ok(command);
    });

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapReader reader() {
        return new ImapReader(new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", "secret")));
    }

    /** What stands behind the odd word would be taken for missing. */
    @ParameterizedTest
    @ValueSource(strings = {"5 18446744073709551616 6", "5 4294967296 6", "5 0 6", "5 -1 6", "5 x 6", "5 6x 7",
            "5 {3}\r\n6 7"})
    void searchThatFindsWhatIsNoUidIsAPassingFailure(String found) {
        server.on("UID SEARCH", (talk, command) -> {
            talk.say("* SEARCH " + found);
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertThrows(TransientFailure.class, reader::uids);
        }
    }

    @Test
    void searchIsReadToItsEnd() {
        server.on("UID SEARCH", (talk, command) -> {
            talk.say("* SEARCH  5 4294967295 ");
            talk.say("* SEARCH 6 (MODSEQ 917162500)");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertArrayEquals(new long[]{5, 6, 4_294_967_295L}, reader.uids());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{2147483647}", "{2147483600}", "{999999999}", "{17000000}", "{99999999999}", "{-5}",
            "{-50}",
            "{}", "{x}", "{+5}", "{"})
    void literalOfALengthThatCannotBeIsAPassingFailure(String length) {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 5 BODY[] " + length + "\r\nfive)");
            talk.ok(command);
            talk.hangUp();
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            var failure = assertThrows(TransientFailure.class,
                    () -> Arrived.of(reader, List.of(new MessageFacts(5, 4, null, Set.of()))));
            assertEquals(TransientFailure.class, failure.getClass());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UIDNEXT 99999999999999999999", "UIDNEXT 4294967296", "UIDVALIDITY 99999999999999999999",
            "UIDVALIDITY 9223372036854775807"})
    void folderWhoseNumbersCannotBeIsAPassingFailure(String code) {
        server.on("EXAMINE", (talk, command) -> {
            talk.say("* OK [UIDVALIDITY 7] valid");
            talk.say("* OK [" + code + "] odd");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            assertThrows(TransientFailure.class, () -> reader.open("INBOX"));
        }
    }

    /** Its flags changed while it was asked about, or the server tells it in two answers. */
    @Test
    void messageThatIsSpokenOfTwiceIsOne() {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 5 FLAGS (\\Flagged))");
            talk.say("* 1 FETCH (UID 5 RFC822.SIZE 12 FLAGS (\\Seen) INTERNALDATE \" 1-Feb-2020 03:04:05 +0530\")");
            talk.say("* 1 FETCH (UID 5 FLAGS (\\Flagged))");
            talk.say("* 2 FETCH (UID 6 RFC822.SIZE 13)");
            talk.say("* 2 FETCH (UID 6 FLAGS (\\Seen) INTERNALDATE \" 1-Feb-2020 03:04:05 +0530\")");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            List<MessageFacts> facts = reader.facts(List.of(5L, 6L));
            var date = OffsetDateTime.parse("2020-02-01T03:04:05+05:30");
            assertEquals(List.of(new MessageFacts(5, 12, date, Set.of("\\Seen")),
                    new MessageFacts(6, 13, date, Set.of("\\Seen"))), facts);
        }
    }

    @ParameterizedTest
    @MethodSource("oddValues")
    void valueThatNobodyAskedForIsPassedOver(String value) {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (X-ODD " + value + " UID 5 RFC822.SIZE 12)");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertEquals(List.of(new MessageFacts(5, 12, null, Set.of())), reader.facts(List.of(5L)));
        }
    }

    static List<String> oddValues() {
        return List.of("(\u00e4 \u0001)", "a\u00e4b", "((a)(b (\"c)\" {2}\r\n)()) d)", "NIL", "()",
                "(".repeat(100_000) + ")".repeat(100_000));
    }

    /** There is no telling where a list would end that is not closed. */
    @ParameterizedTest
    @ValueSource(strings = {"(", "((a)", "(\"a", "\"a"})
    void valueWithoutAnEndHidesOnlyItsOwnMessage(String value) {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 4 X-ODD " + value);
            talk.say("* 2 FETCH (UID 5 RFC822.SIZE 12)");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertEquals(12, reader.facts(List.of(4L, 5L)).getLast().size());
        }
    }

    @Test
    void answerThatDoesNotTellTheFlagsTellsNone() {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 5 MODSEQ (12))");
            talk.say("* 2 FETCH (UID 6 FLAGS ())");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            Map<Long, Set<String>> found = new HashMap<>();
            reader.flags(0, found::put);
            assertEquals(Map.of(6L, Set.of()), found);
        }
    }
}
