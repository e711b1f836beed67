package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.testkit.imap.ScriptedImap;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
