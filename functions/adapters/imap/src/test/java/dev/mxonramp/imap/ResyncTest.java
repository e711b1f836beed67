package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.testkit.imap.ImapFaults;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed and what has gone, in one EXAMINE (RFC 7162), at servers that can and at those that only say so. */
final class ResyncTest {
    private static final FolderStatus THEN = new FolderStatus(7, 100, 50, 11);

    private final ScriptedImap server = new ScriptedImap().capabilities("IMAP4rev1 ENABLE QRESYNC CONDSTORE")
            .on("CLOSE", ScriptedTalk::ok)
            .on("ENABLE", (talk, command) -> {
                talk.say("* ENABLED QRESYNC");
                talk.ok(command);
            });
    private final List<String> found = new ArrayList<>();
    private final MailboxReader.Changes changes = new MailboxReader.Changes() {
        @Override
        public void changed(long uid, Set<String> flags) {
            found.add(uid + " " + flags);
        }

        @Override
        public void gone(long first, long last) {
            found.add("gone " + first + ":" + last);
        }
    };

    ResyncTest() {
        examined("* OK [UIDVALIDITY 7] valid", "* OK [HIGHESTMODSEQ 20] highest");
    }

    private void examined(String... lines) {
        server.on("EXAMINE", (talk, command) -> {
            talk.say("* 49 EXISTS");
            talk.say("* OK [UIDNEXT 102] next");
            for (String line : lines) {
                talk.say(line);
            }
            talk.ok(command);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapReader reader() {
        return new ImapReader(new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", "secret")));
    }

    private List<String> heard(String part) {
        return server.heard().stream().filter(each -> each.contains(part)).toList();
    }

    private Optional<FolderStatus> asked() {
        try (ImapReader reader = reader()) {
            return reader.openSince("INBOX", THEN, changes);
        }
    }

    @Test
    void changesAndRemovalsComeInOneCommand() {
        examined("* OK [UIDVALIDITY 7] valid", "* OK [HIGHESTMODSEQ 20] highest", "* VANISHED (EARLIER) 41,43:116,9:7",
                "* 3 FETCH (UID 5 FLAGS (\\Seen) MODSEQ (12))", "* VANISHED 3");
        assertEquals(Optional.of(new FolderStatus(7, 102, 49, 20)), asked());
        assertEquals(List.of("gone 41:41", "gone 43:116", "gone 7:9", "5 [\\Seen]", "gone 3:3"), found);
        assertEquals(1, heard("EXAMINE INBOX (QRESYNC (7 11))").size(), server.heard()::toString);
        assertEquals(0, heard("CLOSE").size());
    }

    @Test
    void connectionIsEnabledOnceAndBeforeAFolderIsOpen() {
        try (ImapReader reader = reader()) {
            reader.open("INBOX");
            for (int i = 0; i < 3; i++) {
                assertEquals(20, reader.openSince("INBOX", THEN, changes).orElseThrow().modSeq());
            }
        }
        assertEquals(1, heard("ENABLE QRESYNC").size(), server.heard()::toString);
        List<String> said = server.heard().stream().map(each -> each.replaceFirst("^clear: \\S+ ", "")).toList();
        assertEquals(said.indexOf("CLOSE") + 1, said.indexOf("ENABLE QRESYNC"), said::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"* OK [UIDVALIDITY 8] valid|* OK [HIGHESTMODSEQ 20] highest",
            "* OK [UIDVALIDITY 7] valid|* OK [NOMODSEQ] none",
            "* OK [UIDVALIDITY 7] valid|* OK [HIGHESTMODSEQ 10] reset"})
    void whatIsToldOfAnotherTimeTellsNothing(String lines) {
        examined(lines.split("\\|"));
        assertEquals(Optional.empty(), asked());
    }

    @Test
    void serverThatDoesNotOfferItIsNotAsked() {
        server.capabilities("IMAP4rev1 ENABLE CONDSTORE");
        assertEquals(Optional.empty(), asked());
        assertEquals(0, heard("ENABLE").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "NO never", "BAD unknown"})
    void serverThatDoesNotEnableItIsNotAskedAgain(String end) {
        server.fault(ImapFaults.answer("ENABLE", 1, 9, end));
        try (ImapReader reader = reader()) {
            assertEquals(Optional.empty(), reader.openSince("INBOX", THEN, changes));
            assertEquals(Optional.empty(), reader.openSince("INBOX", THEN, changes));
        }
        assertEquals(1, heard("ENABLE QRESYNC").size());
        assertEquals(0, heard("EXAMINE").size());
    }

    @Test
    void serverThatDoesNotUnderstandItIsNotAskedAgain() {
        server.fault(ImapFaults.answer("EXAMINE", 1, 1, "BAD what"));
        try (ImapReader reader = reader()) {
            assertEquals(Optional.empty(), reader.openSince("INBOX", THEN, changes));
            assertEquals(7, reader.open("INBOX").uidValidity());
            assertEquals(Optional.empty(), reader.openSince("INBOX", THEN, changes));
        }
        assertEquals(1, heard("QRESYNC (").size());
    }

    @Test
    void folderIsOpenedWithItsCountOfChangesWhereThatIsUnderstood() {
        server.fault(ImapFaults.answer("EXAMINE", 2, 1, "BAD what"));
        try (ImapReader reader = reader()) {
            assertEquals(20, reader.open("INBOX").modSeq());
            assertEquals(20, reader.open("INBOX").modSeq());
        }
        List<String> said = server.heard().stream().map(each -> each.replaceFirst("^clear: \\S+ ", ""))
                .filter(each -> each.startsWith("EXAMINE")).toList();
        assertEquals(List.of("EXAMINE INBOX (CONDSTORE)", "EXAMINE INBOX (CONDSTORE)", "EXAMINE INBOX"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(EARLIER)", "(EARLIER) 1,", "(EARLIER) 0", "(EARLIER) 1:*", "4294967296", "(LATER) 1",
            "1:2:3"})
    void listThatIsNoneEndsTheConnection(String list) {
        examined("* OK [UIDVALIDITY 7] valid", "* VANISHED " + list, "* OK [HIGHESTMODSEQ 20] highest");
        assertThrows(TransientFailure.class, this::asked);
    }

    @Test
    void wholeRangeIsNotCounted() {
        examined("* OK [UIDVALIDITY 7] valid", "* OK [HIGHESTMODSEQ 20] highest", "* VANISHED (EARLIER) 1:4294967295");
        asked();
        assertEquals(List.of("gone 1:4294967295"), found);
    }
}
