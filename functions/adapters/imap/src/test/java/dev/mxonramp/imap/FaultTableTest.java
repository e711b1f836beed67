package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was wrong with a server: once it is over, the next worker leaves nothing missing and nothing twice. */
@Timeout(120)
final class FaultTableTest {
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private static final int WORKERS_WITH_FAULT = 3;
    private static final int WORKERS = 40;

    private final HonestImap old = new HonestImap();
    private final HonestImap fresh = new HonestImap();
    private final TwoServers servers = new TwoServers(Side.honest(old), Side.honest(fresh));

    @BeforeEach
    void fill() {
        for (int i = 0; i < 6; i++) {
            // Twins, which only their number tells apart.
            old.folder("INBOX").add(i % 2 == 0 ? Set.of("\\Seen", "work") : Set.of(), DATE,
                    "Subject: " + i / 2 + "\r\n\r\n" + "text ".repeat(20 * (i / 2)) + "\r\n");
        }
        old.folder("INBOX").add(Set.of(), DATE, "Subject: large\r\n\r\n" + "0123456789abcde\n".repeat(80_000));
        old.folder("Deep");
        old.folder("Deep/er").add(Set.of("\\Flagged"), DATE, "Subject: deep\r\n\r\ndeep\r\n");
        old.folder("Deep/er").add(Set.of(), DATE, "no header at all");
        fresh.folder("INBOX").add(Set.of(), DATE, "Subject: own\r\n\r\nnot from the old server\r\n");
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    static List<FaultRow> breakOff() {
        return FaultRow.breakOff();
    }

    @ParameterizedTest
    @MethodSource
    void breakOff(FaultRow row) {
        passes(row);
    }

    static List<FaultRow> refusals() {
        return FaultRow.refusals();
    }

    @ParameterizedTest
    @MethodSource
    void refusals(FaultRow row) {
        passes(row);
    }

    static List<FaultRow> silence() {
        return FaultRow.silence();
    }

    @ParameterizedTest
    @MethodSource
    void silence(FaultRow row) {
        passes(row);
    }

    static List<FaultRow> lies() {
        return FaultRow.lies();
    }

    @ParameterizedTest
    @MethodSource
    void lies(FaultRow row) {
        passes(row);
    }

    static List<FaultRow> noise() {
        return FaultRow.noise();
    }

    @ParameterizedTest
    @MethodSource
    void noise(FaultRow row) {
        passes(row);
    }

    static List<FaultRow> endless() {
        return FaultRow.endless();
    }

    @ParameterizedTest
    @MethodSource
    void endless(FaultRow row) {
        passes(row);
    }

    private void passes(FaultRow row) {
        fresh.capabilities(row.capabilities());
        HonestImap faulty = row.atSource() ? old : fresh;
        faulty.server().fault(row.fault().apply(faulty));
        workWithFault();
        faulty.server().fault(ImapFault.NONE);
        finish();
        assertEquals(List.of(), servers.ledgers.exceptions(TwoServers.MAILBOX, 99));
        var expected = servers.oldContent();
        var inbox = new ArrayList<>(Comparer.inbox(servers.newContent()));
        assertTrue(inbox.removeAll(ownMail()), "the new server's own message is gone");
        assertEquals(expected.get("INBOX"), inbox);
        assertEquals(expected.get("Deep/er"), servers.newContent().get("Deep/er"));
        assertEquals(expected.keySet(), servers.newContent().keySet());
    }

    private List<String> ownMail() {
        try (var alone = new HonestImap()) {
            alone.folder("INBOX").add(Set.of(), DATE, fresh.folder("INBOX").messages().getFirst().octets());
            return Comparer.inbox(Side.honest(alone).content());
        }
    }

    /** A fault shows in failures that have their names, or not at all. */
    private void workWithFault() {
        for (int i = 0; i < WORKERS_WITH_FAULT; i++) {
            try {
                var _ = servers.work(1);
            } catch (TransientFailure | TargetFull e) {
                servers.leaseEnds();
            }
        }
    }

    private void finish() {
        servers.leaseEnds();
        for (int i = 0; servers.work(2); i++) {
            assertTrue(i < WORKERS, "no end");
        }
        assertEquals(0, servers.missing());
    }
}
