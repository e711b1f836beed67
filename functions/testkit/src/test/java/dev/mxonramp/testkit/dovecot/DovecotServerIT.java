package dev.mxonramp.testkit.dovecot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.testkit.imap.RawImap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server that other tests rely on does what its setup says, and leaves nothing behind. */
final class DovecotServerIT {
    private static final String USER = "ann@acme.test";
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";

    private static DovecotServer start(DovecotSetup setup) {
        return DovecotServer.start(setup).user(USER, "secret");
    }

    private static RawImap client(DovecotServer server) {
        return new RawImap(server.port(), USER, "secret");
    }

    private static Set<String> capabilities(DovecotServer server) {
        try (RawImap imap = client(server)) {
            return Set.of(imap.ok("CAPABILITY").getFirst().substring("* CAPABILITY ".length()).split(" "));
        }
    }

    private static String append(RawImap imap, int size) {
        return imap.tryAppend("INBOX", "", DATE, "x".repeat(size).getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @EnumSource
    void everyStorageTakesMailAndGivesItBack(DovecotSetup.Storage storage) {
        try (DovecotServer server = start(DovecotSetup.standard().on(storage)); RawImap imap = client(server)) {
            assertTrue(append(imap, 100).contains(" OK [APPENDUID "));
            imap.ok("EXAMINE INBOX");
            assertTrue(imap.ok("FETCH 1 (RFC822.SIZE INTERNALDATE)").getFirst().contains("RFC822.SIZE 100"));
        }
    }

    @Test
    void capabilitiesAreThoseOfTheSetup() {
        try (DovecotServer all = start(DovecotSetup.standard());
                DovecotServer few = start(DovecotSetup.standard().without("LITERAL+", "COMPRESS").with("LITERAL-"));
                DovecotServer bare = start(DovecotSetup.standard().bare())) {
            assertTrue(capabilities(all).containsAll(Set.of("LITERAL+", "COMPRESS=DEFLATE", "QRESYNC", "MULTIAPPEND")));
            Set<String> told = capabilities(few);
            assertTrue(told.contains("LITERAL-") && told.contains("UIDPLUS"), told::toString);
            assertFalse(told.contains("LITERAL+") || told.contains("COMPRESS=DEFLATE"), told::toString);
            assertEquals(Set.of("IMAP4rev1"), capabilities(bare));
        }
    }

    @Test
    void foldersAreThoseOfTheNamespace() {
        DovecotSetup setup = DovecotSetup.standard().on(DovecotSetup.Storage.MAILDIR).namespace("INBOX.", '.')
                .specialUse("Gesendet", "\\Sent");
        try (DovecotServer server = start(setup); RawImap imap = client(server)) {
            assertEquals("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL", imap.ok("NAMESPACE").getFirst());
            List<String> listed = imap.ok("LIST \"\" \"*\"");
            assertTrue(listed.contains("* LIST (\\HasNoChildren \\Sent) \".\" INBOX.Gesendet"), listed::toString);
            assertTrue(imap.run("CREATE Work").getLast().contains(" NO "));
        }
    }

    @Test
    void limitsAreThoseOfTheSetup() {
        DovecotSetup setup = DovecotSetup.standard().appendLimit(1_000).connections(2);
        try (DovecotServer server = start(setup).user(USER, "secret", 1_500); RawImap imap = client(server)) {
            assertTrue(append(imap, 1_001).contains(" NO [LIMIT]"));
            assertTrue(append(imap, 1_000).contains(" OK"));
            assertTrue(append(imap, 1_000).contains(" NO [OVERQUOTA]"));
            server.user(USER, "secret");
            try (RawImap again = client(server)) {
                assertTrue(append(again, 1_000).contains(" OK"));
            }
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        DovecotServer server = start(DovecotSetup.standard());
        Path folder = server.configuration().getParent();
        try (RawImap imap = client(server)) {
            imap.ok("SELECT INBOX");
            Set<ProcessHandle> processes = server.process().descendants().collect(Collectors.toSet());
            assertTrue(processes.size() > 3, processes::toString);
            server.close();
            assertFalse(server.process().isAlive());
            for (ProcessHandle each : processes) {
                each.onExit().get(30, TimeUnit.SECONDS);
            }
            assertFalse(Files.exists(folder));
        }
    }
}
