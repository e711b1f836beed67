package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderPath;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.folder.SpecialUse;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.migration.Arrived;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servers do that no well-behaved one does. */
final class ReaderFaultsTest {
    private final ScriptedImap server = new ScriptedImap().on("LSUB", (talk, command) -> talk.bad(command))
            .on("EXAMINE", (talk, command) -> {
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

    private static MessageFacts facts(long uid, long size) {
        return new MessageFacts(uid, size, null, Set.of());
    }

    private static ListedFolder named(FolderTree tree, String wireName) {
        return tree.folders().stream().filter(each -> each.wireName().equals(wireName)).findFirst().orElseThrow();
    }

    private List<String> heard(String word) {
        return server.heard().stream().filter(each -> each.contains(word)).toList();
    }

    @Test
    void namesAreReadInEveryFormThatServersUse() {
        server.on("LIST", (talk, command) -> {
            talk.say("* LIST (\\HasNoChildren) \"/\" INBOX");
            talk.say("* LIST (\\Sent \\HasNoChildren) \"/\" \"Gesendet\"");
            talk.say("* LIST (\\Noselect) \"/\" \"[Gmail]\"");
            talk.say("* LIST () \"/\" \"a \\\"quoted\\\" \\\\ name\"");
            talk.sayRaw("* LIST () \"/\" {8}\r\nlit\"eral\r\n");
            talk.say("* LIST () \"/\" \"&ZeVnLIqe-\"");
            talk.say("* LIST () \"/\" \"Gr\u00c3\u00b6\u00c3\u009fe\"");
            talk.say("* LIST () \"/\" \"a % b * c\"");
            talk.say("* LIST (\\HasNoChildren \\HasNoChildren) NIL flat");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            FolderTree tree = reader.folders();
            assertEquals('/', tree.delimiter());
            assertEquals(Set.of("INBOX", "Gesendet", "[Gmail]", "a \"quoted\" \\ name", "lit\"eral", "&ZeVnLIqe-",
                    "Gr\u00c3\u00b6\u00c3\u009fe", "a % b * c", "flat"),
                    tree.folders().stream().map(ListedFolder::wireName).collect(Collectors.toSet()));
            assertEquals(Optional.of(SpecialUse.SENT), named(tree, "Gesendet").use(""));
            assertTrue(!named(tree, "[Gmail]").selectable());
            assertEquals(FolderPath.of("\u65e5\u672c\u8a9e"), named(tree, "&ZeVnLIqe-").path(""));
            assertEquals(FolderPath.of("Gr\u00f6\u00dfe"), named(tree, "Gr\u00c3\u00b6\u00c3\u009fe").path(""));
        }
    }

    @Test
    void namesGoBackOctetByOctet() {
        try (ImapReader reader = reader()) {
            reader.open("Gr\u00c3\u00b6\u00c3\u009fe");
            reader.open("a \"quoted\" \\ name");
            reader.open("a\r\nt9 DELETE INBOX");
        }
        List<String> heard = server.heard();
        assertTrue(heard.stream().anyMatch(each -> each.endsWith(" EXAMINE {7}")), heard::toString);
        assertTrue(heard.stream().anyMatch(each -> each.endsWith(" EXAMINE \"a \\\"quoted\\\" \\\\ name\"")),
                heard::toString);
        assertTrue(heard.stream().anyMatch(each -> each.endsWith(" EXAMINE {18}")), heard::toString);
        assertEquals(List.of(), heard("DELETE"));
    }

    @Test
    void uidNextThatIsNotToldIsFoundOut() {
        server.on("EXAMINE", (talk, command) -> {
            talk.say("* 2 EXISTS");
            talk.say("* OK [UIDVALIDITY 4294967295] valid");
            talk.ok(command);
        }).on("UID SEARCH", (talk, command) -> {
            talk.say("* SEARCH 7 4294967294");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            assertEquals(new FolderStatus(4_294_967_295L, 4_294_967_295L, 2), reader.open("INBOX"));
        }
    }

    @Test
    void connectionThatBreaksInsideALiteralIsAPassingFailure() {
        server.on("UID FETCH", (talk, _) -> {
            talk.sayRaw("* 1 FETCH (UID 5 BODY[] {1000}\r\nSubject: cut of");
            talk.hangUp();
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            var failure = assertThrows(TransientFailure.class, () -> Arrived.of(reader, List.of(facts(5, 1000))));
            assertEquals(TransientFailure.class, failure.getClass());
            assertTrue(String.valueOf(failure.getMessage()).contains("was lost"), failure::toString);
        }
    }

    @Test
    void goodByeAndBusyAnswersHaveTheirNames() {
        server.on("UID SEARCH", (talk, _) -> {
            talk.say("* BYE shutting down");
            talk.hangUp();
        }).on("UID FETCH", (talk, command) -> talk.no(command, "[THROTTLED] slow down"));
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertThrows(ServerBusy.class, () -> Arrived.of(reader, List.of(facts(5, 10))));
            assertThrows(TransientFailure.class, reader::uids);
        }
    }

    @Test
    void messageThatIsNotGivenOutDoesNotHideTheOthers() {
        server.on("UID FETCH", (talk, command) -> {
            String asked = command.arguments().substring(0, command.arguments().indexOf(' '));
            if (asked.equals("5:7")) {
                talk.sayRaw("* 1 FETCH (UID 5 BODY[] {4}\r\nfive)\r\n");
                talk.no(command, "some messages cannot be read");
            } else if (asked.equals("6")) {
                talk.no(command, "[CORRUPTION] damaged");
            } else {
                talk.sayRaw("* 3 FETCH (FLAGS (\\Seen) UID 7 BODY[] {5}\r\nseven)\r\n");
                talk.ok(command);
            }
        }).on("UID SEARCH", (talk, command) -> {
            talk.say("* SEARCH 6");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            Arrived arrived = Arrived.of(reader, List.of(facts(5, 4), facts(6, 4), facts(7, 5)));
            assertEquals(Map.of(5L, "five", 7L, "seven"), arrived.octets);
            assertEquals(Set.of(6L), arrived.unreadable.keySet());
            assertTrue(arrived.unreadable.toString().contains("damaged"), arrived.unreadable::toString);
        }
    }

    @Test
    void factsThatAreWrongOrMissingOrOfOthersDoNoHarm() {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 5 RFC822.SIZE 12 FLAGS (\\Seen \\Recent work) INTERNALDATE \"never\")");
            talk.say("* 2 FETCH (FLAGS (\\Deleted))");
            talk.say("* 3 FETCH (UID 77 RFC822.SIZE 9 FLAGS ())");
            talk.say("* 4 FETCH (MODSEQ (12) X-ODD (\"a\" (NIL {2}\r\n)( b)) UID 6 RFC822.SIZE 3 FLAGS ()"
                    + " INTERNALDATE \" 1-Feb-2020 03:04:05 +0530\")");
            talk.say("* 5 FETCH nonsense");
            talk.say("* 9 EXPUNGE");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            List<MessageFacts> facts = reader.facts(List.of(5L, 6L));
            assertEquals(List.of(5L, 6L), facts.stream().map(MessageFacts::uid).toList());
            assertNull(facts.getFirst().date());
            assertEquals(Set.of("\\Seen", "work"), facts.getFirst().flags());
            assertEquals("2020-02-01T03:04:05+05:30", String.valueOf(facts.getLast().date()));
        }
    }

    /** James answers so once a folder has become empty. */
    @Test
    void askingForMessagesThatHaveGoneIsNoFailure() {
        server.on("UID FETCH", (talk, command) -> talk.say(command.tag() + " BAD FETCH failed. Invalid messageset."))
                .on("UID SEARCH", (talk, command) -> talk.ok(command));
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertEquals(List.of(), reader.facts(List.of(5L, 6L)));
            Arrived arrived = Arrived.of(reader, List.of(facts(5, 4), facts(6, 4), facts(7, 5 << 20)));
            assertEquals(Map.of(), arrived.octets);
            assertEquals(Map.of(), arrived.unreadable);
        }
    }

    /** James answers BAD to a range in an empty folder; an empty set is no command at all. */
    @Test
    void emptyFolderIsNotAskedForItsMessages() {
        server.on("EXAMINE", (talk, command) -> {
            talk.say("* 0 EXISTS");
            talk.say("* OK [UIDVALIDITY 7] valid");
            talk.say("* OK [UIDNEXT 99] next");
            talk.ok(command);
        }).on("UID SEARCH", (talk, command) -> {
            talk.say("* SEARCH");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertArrayEquals(new long[0], reader.uids());
            reader.digests(1, (_, _) -> {});
            assertEquals(Map.of(), Arrived.of(reader, reader.facts(List.of())).octets);
        }
        assertEquals(List.of(), heard("FETCH"));
    }

    /** James 3.8.1 lets the end of an answer overtake its beginning. */
    @Test
    void answerWhosePartsComeInTheWrongOrderEndsTheConnection() {
        server.on("UID FETCH", (talk, command) -> {
            talk.say(")");
            talk.ok(command);
            talk.sayRaw("* 1 FETCH (UID 5 BODY[] {4}\r\nfive");
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertThrows(TransientFailure.class, () -> Arrived.of(reader, List.of(facts(5, 4))));
        }
    }

    @Test
    void messageThatIsListedButNotGivenOutIsNotTakenForMissing() {
        server.on("UID SEARCH", (talk, command) -> {
            talk.say("* SEARCH 5 6");
            talk.ok(command);
        }).on("UID FETCH", (talk, command) -> {
            talk.say(command.arguments().contains("BODY.PEEK[]")
                    ? "* 1 FETCH (UID 5 BODY[] {4}\r\nfive)"
                    : "* 1 FETCH (UID 5 RFC822.SIZE 4 FLAGS ())");
            talk.ok(command);
        });
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            assertThrows(TransientFailure.class, () -> reader.digests(1, (_, _) -> {}));
        }
    }
}
