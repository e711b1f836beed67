package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.testkit.imap.ScriptedImap;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers say of copies (RFC 4315), and of the messages that Gmail shows in several folders. */
final class CopyAnswersTest {
    private static final FolderStatus THERE = new FolderStatus(9, 100, 0);

    private final ScriptedImap server = new ScriptedImap().capabilities("IMAP4rev1 UIDPLUS X-GM-EXT-1");

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapWriter writer() {
        return new ImapWriter(new ImapOpener(true).open(
                new ImapServer("localhost", server.port(), Security.PLAIN), InetAddress.getLoopbackAddress(),
                new ImapLogin.Password("ann", "secret")));
    }

    private Map<Long, Long> copied(String words) {
        server.on("UID COPY", (talk, command) -> talk.say(command.tag() + " " + words));
        try (ImapWriter writer = writer()) {
            return writer.copy(List.of(3L, 4L, 7L), "Other \"folder\"", THERE);
        }
    }

    @Test
    void placesAreToldInTheOrderOfBothSets() {
        assertEquals(Map.of(3L, 107L, 4L, 100L, 7L, 101L), copied("OK [COPYUID 9 3:4,7 107,100:101] done"));
        assertTrue(server.heard().stream().anyMatch(each -> each.endsWith(" UID COPY 3:4,7 \"Other \\\"folder\\\"\"")),
                server.heard()::toString);
    }

    @Test
    void messagesThatHaveGoneAreMissing() {
        assertEquals(Map.of(3L, 100L, 7L, 101L), copied("OK [COPYUID 9 3,7 100:101] done"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK done", "OK [COPYUID 8 3:4,7 100:102] another folder's",
            "OK [COPYUID 9 3:4,7 99:101] old",
            "OK [COPYUID 9 3:4,7 100,100,101] twice", "OK [COPYUID 9 3,3,7 100:102] twice",
            "OK [COPYUID 9 3:4,7 100:103] more", "OK [COPYUID 9 3:5 100:102] others",
            "OK [COPYUID 9 3:4,7 100:101] fewer",
            "OK [COPYUID 9 3:4,7 4294967295:4294967297] too high", "OK [COPYUID 9 0 100] none",
            "OK [COPYUID 9 , ,] none",
            "OK [COPYUID 9 3:4:7 100:102] none", "NO [TRYCREATE] there is none", "NO cannot", "BAD what"})
    void whatCannotBeIsNotBelieved(String words) {
        assertEquals(Map.of(), copied(words));
    }

    @Test
    void fullTargetIsTold() {
        assertThrows(TargetFull.class, () -> copied("NO [OVERQUOTA] full"));
    }

    @Test
    void busyServerIsWaitedFor() {
        assertThrows(ServerBusy.class, () -> copied("NO [UNAVAILABLE] try again later"));
    }

    @ParameterizedTest
    @CsvSource({"1278455344230334865, 1278455344230334865", "18446744073709551615, -1", "0, 0",
            "18446744073709551616, 0", "-5, 0", "NIL, 0", "abc, 0"})
    void idOfGmailIsANumberOf64BitsWithoutASign(String told, long expected) {
        server.on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 5 FLAGS (\\Seen))");
            talk.say("* 1 FETCH (X-GM-MSGID " + told + " UID 5 RFC822.SIZE 12)");
            talk.ok(command);
        });
        var found = new HashMap<Long, Long>();
        try (ImapWriter writer = writer()) {
            assertTrue(writer.tellsGmailIds());
            assertEquals(expected, writer.facts(List.of(5L)).getFirst().gmailId());
            writer.gmailIds(found::put);
        }
        assertEquals(expected == 0 ? Map.of() : Map.of(5L, expected), found);
    }

    @Test
    void serverWithoutGmailsExtensionIsNotAskedForIds() {
        server.capabilities("IMAP4rev1").on("UID FETCH", (talk, command) -> {
            talk.say("* 1 FETCH (UID 5 RFC822.SIZE 12)");
            talk.ok(command);
        });
        var found = new HashMap<Long, Long>();
        try (ImapWriter writer = writer()) {
            assertFalse(writer.tellsGmailIds());
            assertFalse(writer.tellsCopies());
            writer.gmailIds(found::put);
            assertEquals(0, writer.facts(List.of(5L)).getFirst().gmailId());
        }
        assertEquals(Map.of(), found);
        assertTrue(server.heard().stream().noneMatch(each -> each.contains("X-GM")), server.heard()::toString);
    }
}
