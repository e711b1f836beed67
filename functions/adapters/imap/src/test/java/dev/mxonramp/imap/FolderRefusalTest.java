package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that is not opened or made is told apart from a server that is busy, and from a lost connection. */
final class FolderRefusalTest {
    private final HonestImap server = new HonestImap();

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapConnection connection() {
        return new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[NOPERM] not yours", "[SERVERBUG] Internal error occurred", "[NONEXISTENT] gone"})
    void refusedFolderLeavesTheConnectionWell(String words) {
        server.server().on("EXAMINE", (talk, command) -> talk.no(command, words));
        try (ImapReader reader = new ImapReader(connection())) {
            var refused = assertThrows(FolderRefused.class, () -> reader.open("Work"));
            assertEquals(Kind.FOLDER_UNREADABLE_AT_SOURCE, refused.kind());
            assertTrue(refused.words().contains(words), refused::words);
            assertFalse(reader.folders().folders().isEmpty());
        }
    }

    @Test
    void nameThatTheServerCannotReadIsRefused() {
        server.server().on("EXAMINE", (talk, command) -> talk.bad(command));
        try (ImapReader reader = new ImapReader(connection())) {
            assertThrows(FolderRefused.class, () -> reader.open("Work"));
        }
    }

    @Test
    void refusedFolderOfTheNewServerIsSaidToBeIts() {
        server.server().on("SELECT", (talk, command) -> talk.no(command, "[NOPERM] not yours"));
        try (ImapWriter writer = new ImapWriter(connection())) {
            assertEquals(Kind.FOLDER_REFUSED_BY_TARGET,
                    assertThrows(FolderRefused.class, () -> writer.open("Work")).kind());
        }
    }

    @Test
    void folderThatIsInUseIsWaitedFor() {
        server.server().on("EXAMINE", (talk, command) -> talk.no(command, "[INUSE] locked"));
        try (ImapReader reader = new ImapReader(connection())) {
            assertThrows(ServerBusy.class, () -> reader.open("Work"));
        }
    }

    @Test
    void lostConnectionIsNoRefusal() {
        server.server().on("EXAMINE", (talk, _) -> talk.hangUp());
        try (ImapReader reader = new ImapReader(connection())) {
            assertEquals(TransientFailure.class,
                    assertThrows(TransientFailure.class, () -> reader.open("Work")).getClass());
        }
    }

    @Test
    void nameThatIsNotTakenComesWithTheServersWords() {
        server.server().on("CREATE", (talk, command) -> talk.no(command, "[CANNOT] too deep"));
        try (ImapWriter writer = new ImapWriter(connection())) {
            Optional<String> words = writer.create("Work/a/b");
            assertTrue(words.orElseThrow().contains("too deep"), words::toString);
        }
    }

    @Test
    void literalThatIsRefusedIsARefusalOfTheName() {
        // A server may say so before an 8-bit name is sent.
        server.server().fault(new ImapFault() {
            @Override
            public void send(ScriptedTalk talk, byte[] octets, OutputStream out) throws IOException {
                if (octets[0] != '+') {
                    out.write(octets);
                    return;
                }
                String tag = server.server().heard().getLast().split(" ", -1)[1];
                out.write((tag + " NO [CANNOT] no such names\r\n").getBytes(StandardCharsets.US_ASCII));
                throw new IOException("does not read the literal that never comes");
            }
        });
        try (ImapWriter writer = new ImapWriter(connection())) {
            Optional<String> words = writer.create("Gr\u00c3\u00b6\u00c3\u009fe");
            assertTrue(words.orElseThrow().contains("no such names"), words::toString);
        }
    }
}
