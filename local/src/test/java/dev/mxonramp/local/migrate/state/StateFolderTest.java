package dev.mxonramp.local.migrate.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.FlagMark;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.Likeness;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.testkit.migration.LedgerStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dying process or a bad disk leaves behind. */
class StateFolderTest {
    private static final LedgerKey INBOX = new LedgerKey(LedgerStoreContract.ANN, "INBOX");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private StateFolder open() {
        return StateFolder.open(folder.resolve("state")).orElseThrow();
    }

    private Path only(String suffix) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(each -> each.toString().endsWith(suffix)).findFirst().orElseThrow();
        }
    }

    private static LedgerHead head() {
        return LedgerHead.begin(INBOX, new FolderIdentity(7, "INBOX", 8, 1))
                .withIntent(new Intent(5, NOON,
                        List.of(new Intent.Intended(3, Digester.of(new byte[]{1}), new Likeness(1, 2)))))
                .withRuns(0, List.of(Run.mapped(1, 1))).withFlags(new FlagMark(12, 34));
    }

    private static MigrationException exception(long uid) {
        return new MigrationException(INBOX, 7, uid, MigrationException.Kind.TOO_LARGE, "too large", NOON);
    }

    @Test
    void isHeldByOneAtATimeAndForItsOwnerOnly() throws IOException {
        try (StateFolder held = open()) {
            assertTrue(StateFolder.open(folder.resolve("state")).isEmpty());
            held.files().put("a/b", new byte[]{1});
        }
        try (StateFolder again = open()) {
            assertArrayEquals(new byte[]{1}, again.files().get("a/b").orElseThrow());
        }
        assertEquals("rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state"))));
    }

    @Test
    void everythingInItIsForItsOwnerOnly() throws IOException {
        try (StateFolder held = open()) {
            var store = new FileLedgerStore(held.files());
            var _ = store.save(head()).orElseThrow();
            store.seal(INBOX, 1, 0, List.of(Run.mapped(9, 9)));
            store.report(exception(4));
            held.files().put("a/b/c", new byte[]{1});
        }
        try (var all = Files.walk(folder.resolve("state"))) {
            for (Path each : all.toList()) {
                assertEquals(Files.isDirectory(each) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(each)), each::toString);
            }
        }
    }

    @Test
    void whereNoFolderCanBeIsSaidAtOnce() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThrows(UncheckedIOException.class, () -> StateFolder.open(file));
        assertThrows(UncheckedIOException.class, () -> StateFolder.open(file.resolve("below")));
    }

    @Test
    void whatAWriterLeftHalfDoneIsNeverRead() throws IOException {
        try (StateFolder held = open()) {
            held.files().put("a", new byte[]{1});
        }
        Files.write(folder.resolve("state/drafts/123.part"), new byte[]{2});
        try (StateFolder again = open()) {
            assertArrayEquals(new byte[]{1}, again.files().get("a").orElseThrow());
            assertFalse(Files.exists(folder.resolve("state/drafts/123.part")));
        }
    }

    @Test
    void nextProcessReadsWhatTheLastOneSaved() {
        LedgerHead saved;
        try (StateFolder held = open()) {
            var store = new FileLedgerStore(held.files());
            saved = store.save(head()).orElseThrow();
            store.seal(INBOX, 1, 0, List.of(Run.mapped(9, 9)));
            store.report(exception(4));
        }
        try (StateFolder again = open()) {
            var store = new FileLedgerStore(again.files());
            assertEquals(Optional.of(saved), store.find(INBOX));
            assertEquals(List.of(saved), store.list(LedgerStoreContract.ANN));
            assertEquals(List.of(Run.mapped(9, 9)), store.sealed(INBOX, 1, 0));
            assertEquals(List.of(exception(4)), store.exceptions(LedgerStoreContract.ANN, 9));
            // The first version is not begun twice.
            assertTrue(store.save(head()).isEmpty());
        }
    }

    @Test
    void headThatTheDiskSpoiltIsNotTakenForTheTruth() throws IOException {
        try (StateFolder held = open()) {
            var _ = new FileLedgerStore(held.files()).save(head()).orElseThrow();
        }
        Path file = only(".head");
        byte[] octets = Files.readAllBytes(file);
        for (int at = 0; at < octets.length; at++) {
            byte[] spoilt = octets.clone();
            spoilt[at] ^= 4;
            Files.write(file, spoilt);
            var store = new FileLedgerStore(DurableFiles.reading(folder.resolve("state")));
            String said = String
                    .valueOf(assertThrows(IllegalStateException.class, () -> store.find(INBOX)).getMessage());
            assertTrue(said.contains("is damaged"), said);
        }
        Files.write(file, new byte[0]);
        var store = new FileLedgerStore(DurableFiles.reading(folder.resolve("state")));
        assertThrows(IllegalStateException.class, () -> store.list(LedgerStoreContract.ANN));
    }

    @Test
    void exceptionWhoseLineIsCutIsForgottenAndTheOthersAreNot() throws IOException {
        try (StateFolder held = open()) {
            new FileLedgerStore(held.files()).report(exception(1));
        }
        Path log = only("exceptions.log");
        Files.writeString(log, "{\"folder\":\"INB", StandardOpenOption.APPEND);
        try (StateFolder again = open()) {
            var store = new FileLedgerStore(again.files());
            store.report(exception(2));
            assertEquals(List.of(exception(1), exception(2)), store.exceptions(LedgerStoreContract.ANN, 9));
        }
        assertEquals(2, Files.readString(log).lines().count());
        Files.writeString(log, "not JSON\n", StandardOpenOption.APPEND);
        var store = new FileLedgerStore(DurableFiles.reading(folder.resolve("state")));
        assertThrows(IllegalStateException.class, () -> store.exceptions(LedgerStoreContract.ANN, 9));
    }

    @Test
    void signingKeyStaysTheSameAndIsForItsOwnerOnly() throws IOException {
        byte[] key = new FileSigner(open().files()).publicKey();
        DurableFiles files = DurableFiles.reading(folder.resolve("state"));
        assertArrayEquals(key, new FileSigner(files).publicKey());
        assertArrayEquals(key, FileSigner.publicKey(files).orElseThrow());
        assertEquals("rw-------", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(folder.resolve("state/signing-key.pem"))));
        Files.write(folder.resolve("state/signing-key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n"
                .getBytes(StandardCharsets.US_ASCII));
        assertThrows(IllegalStateException.class, () -> new FileSigner(files));
    }
}
