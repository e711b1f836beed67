package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How folders are looked at without being opened, and how flags are read and changed. */
final class StatusAndFlagsTest {
    private static final String ITEMS = "(MESSAGES 3 UIDNEXT 9 UIDVALIDITY 7)";

    private final ScriptedImap server = new ScriptedImap();

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapConnection connection() {
        return new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", "secret"));
    }

    private Map<String, FolderStatus> statuses(String... names) {
        try (var reader = new ImapReader(connection())) {
            return reader.statuses(List.of(names));
        }
    }

    private List<String> heard(String part) {
        return server.heard().stream().filter(each -> each.contains(part)).toList();
    }

    @Test
    void allFoldersAreToldInOneAnswer() {
        server.capabilities("IMAP4rev1 LIST-STATUS CONDSTORE").on("LIST", (talk, command) -> {
            talk.say("* LIST () \"/\" INBOX");
            talk.say("* STATUS INBOX (MESSAGES 3 UIDNEXT 9 UIDVALIDITY 7 HIGHESTMODSEQ 9223372036854775807)");
            talk.say("* LIST () \"/\" {3}\r\na b");
            talk.say("* STATUS {3}\r\na b (UIDVALIDITY 8 SIZE 12 MESSAGES 0 UIDNEXT 1)");
            talk.say("* STATUS other " + ITEMS);
            talk.ok(command);
        });
        assertEquals(Map.of("INBOX", new FolderStatus(7, 9, 3, Long.MAX_VALUE), "a b", new FolderStatus(8, 1, 0)),
                statuses("INBOX", "a b", "gone"));
        assertEquals(1, heard("RETURN (STATUS (MESSAGES UIDNEXT UIDVALIDITY HIGHESTMODSEQ))").size());
    }

    @Test
    void foldersAreAskedForWithoutWaiting() {
        var asked = new ArrayList<ScriptedTalk.Command>();
        server.on("STATUS", (talk, command) -> {
            asked.add(command);
            if (asked.size() == 3) {
                // Not before all have come; one is refused.
                talk.say("* STATUS \"a\" " + ITEMS);
                talk.say("* STATUS \"c d\" " + ITEMS);
                talk.ok(asked.get(2));
                talk.no(asked.get(1), "not this one");
                talk.ok(asked.get(0));
            }
        });
        var status = new FolderStatus(7, 9, 3);
        assertEquals(Map.of("a", status, "c d", status), statuses("a", "b", "c d", "quoted\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", "(MESSAGES", "(MESSAGES x UIDNEXT 9 UIDVALIDITY 7)", "(MESSAGES 3)", "NIL",
            "(() UIDNEXT 9)"})
    void answerThatIsNoneTellsNothing(String items) {
        server.capabilities("IMAP4rev1 LIST-STATUS").on("LIST", (talk, command) -> {
            talk.say("* STATUS INBOX " + items);
            talk.ok(command);
        });
        assertEquals(Map.of(), statuses("INBOX"));
    }

    @Test
    void onlyChangesAreAskedFor() {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 5 FLAGS (\\Seen work) MODSEQ (12))");
            talk.say("* 2 FETCH (FLAGS (\\Seen))");
            talk.ok(command);
        });
        Map<Long, Set<String>> found = new HashMap<>();
        try (var reader = new ImapReader(connection())) {
            reader.flags(11, found::put);
        }
        assertEquals(Map.of(5L, Set.of("\\Seen", "work")), found);
        assertEquals(1, heard("UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE 11)").size(), server.heard()::toString);
    }

    private ImapWriter writer() {
        server.on("SELECT", (talk, command) -> {
            talk.say("* OK [UIDVALIDITY 7] valid");
            talk.say("* OK [UIDNEXT 9] next");
            talk.say("* OK [PERMANENTFLAGS (\\Seen work)] kept");
            talk.ok(command);
        });
        var writer = new ImapWriter(connection());
        writer.open("INBOX");
        return writer;
    }

    @Test
    void flagsThatTheFolderKeepsAreStoredTogether() {
        server.on("UID STORE", ScriptedTalk::ok);
        try (ImapWriter writer = writer()) {
            assertEquals(Map.of(), writer.setFlags(
                    Map.of(Set.of("\\Seen", "\\Flagged", "work"), List.of(1L, 2L, 3L, 7L), Set.of(), List.of(4L))));
        }
        assertEquals(1, heard("UID STORE 1:3,7 FLAGS.SILENT (\\Seen work)").size(), server.heard()::toString);
        assertEquals(1, heard("UID STORE 4 FLAGS.SILENT ()").size(), server.heard()::toString);
    }

    @Test
    void keywordThatIsRefusedDoesNotCostTheOtherFlags() {
        server.on("UID STORE", (talk, command) -> {
            if (command.arguments().contains("work")) {
                talk.no(command, "no keywords");
            } else {
                talk.ok(command);
            }
        });
        try (ImapWriter writer = writer()) {
            assertEquals(Map.of(), writer.setFlags(Map.of(Set.of("\\Seen", "work"), List.of(1L, 2L))));
        }
        assertEquals(1, heard("UID STORE 1:2 FLAGS.SILENT (\\Seen)").size(), server.heard()::toString);
    }

    @Test
    void refusedChangesAreToldForEachMessage() {
        server.on("UID STORE", (talk, command) -> talk.no(command, "read only"));
        try (ImapWriter writer = writer()) {
            assertEquals(Map.of(1L, "NO read only", 2L, "NO read only"),
                    writer.setFlags(Map.of(Set.of("\\Seen", "work"), List.of(1L, 2L))));
        }
    }

    @Test
    void busyServerIsWaitedFor() {
        server.on("UID STORE", (talk, command) -> talk.no(command, "[UNAVAILABLE] try again later"));
        try (ImapWriter writer = writer()) {
            assertThrows(ServerBusy.class, () -> writer.setFlags(Map.of(Set.of("\\Seen"), List.of(1L))));
        }
    }

    @Test
    void longListOfMessagesIsCut() {
        server.on("UID STORE", ScriptedTalk::ok);
        var uids = new ArrayList<Long>();
        for (long uid = 4_000_000_001L; uids.size() < 2_000; uid += 2) {
            uids.add(uid);
        }
        try (ImapWriter writer = writer()) {
            assertEquals(Map.of(), writer.setFlags(Map.of(Set.of("\\Seen"), uids)));
        }
        assertEquals(3, heard("UID STORE").size());
        assertTrue(heard("UID STORE").stream().allMatch(each -> each.length() < 8_000));
    }
}
