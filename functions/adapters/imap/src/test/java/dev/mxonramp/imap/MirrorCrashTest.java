package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import dev.mxonramp.testkit.imap.ImapFaults;
import dev.mxonramp.testkit.imap.RawImap;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The worker dies while it mirrors; the next one removes the rest, and nothing that is the user's. */
final class MirrorCrashTest {
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private static final int MESSAGES = 8;

    private final HonestImap old = new HonestImap();
    private final HonestImap fresh = new HonestImap();
    private final InMemoryLedgerStore ledgers = new InMemoryLedgerStore();

    /** A pass has copied all; then the owner has worked at both sides. */
    private TwoServers servers() {
        var servers = new TwoServers(Side.honest(old), Side.honest(fresh));
        servers.follows = true;
        servers.ledgers = ledgers;
        for (int i = 1; i <= MESSAGES; i++) {
            old.folder("INBOX").add(Set.of("\\Seen"), DATE, i + "\r\n");
        }
        assertFalse(servers.work(1));
        try (RawImap imap = servers.oldMailbox()) {
            imap.ok("SELECT INBOX");
            imap.ok("STORE 1 FLAGS (\\Flagged)");
            imap.ok("STORE 2:5 +FLAGS (\\Deleted)");
            imap.ok("EXPUNGE");
        }
        try (RawImap imap = servers.newMailbox()) {
            imap.ok("SELECT INBOX");
            imap.ok("STORE 5 FLAGS (\\Answered)");
        }
        fresh.folder("INBOX").add(Set.of("\\Deleted"), DATE, "own\r\n");
        return servers;
    }

    /** What the next worker leaves. */
    private void ends(TwoServers servers, String what) {
        servers.leaseEnds();
        assertFalse(servers.work(3), what);
        assertEquals(List.of("1\r\n", "5\r\n", "6\r\n", "7\r\n", "8\r\n", "own\r\n"),
                fresh.folder("INBOX").messages().stream().map(each -> each.octets()).toList(), what);
        assertEquals(Set.of("\\Flagged"), fresh.folder("INBOX").messages().getFirst().flags(), what);
        assertEquals(0, servers.missing(), what);
        var tally = ledgers.list(TwoServers.MAILBOX).getFirst().tally();
        assertEquals(List.of(5L, 3L, 1L), List.of(tally.mapped(), tally.removed(), tally.own()), what);
        assertEquals(List.of(), ledgers.exceptions(TwoServers.MAILBOX, 9), what);
    }

    @Test
    void killedAtEveryBoundaryOnlyWhatHasGoneIsRemoved() {
        int boundaries = 1;
        for (int at = 1; at <= boundaries; at++) {
            var test = new MirrorCrashTest();
            try (TwoServers servers = test.servers()) {
                var kill = new KillSwitch(at == 1 ? 0 : at);
                servers.ledgers = kill.wrap(LedgerStore.class, test.ledgers);
                servers.aroundWriter = real -> kill.wrap(MailboxWriter.class, real);
                servers.aroundReader = real -> kill.wrap(MailboxReader.class, real);
                try {
                    var _ = servers.work(2);
                    boundaries = Math.max(boundaries, kill.passed.size());
                } catch (Killed e) {
                    assertTrue(kill.passed.size() >= at);
                }
                servers.ledgers = test.ledgers;
                servers.aroundWriter = real -> real;
                servers.aroundReader = real -> real;
                test.ends(servers, "killed " + kill.passed.getLast());
            }
        }
        assertTrue(boundaries > 30, "only " + boundaries + " boundaries");
    }

    static Stream<Arguments> faults() {
        return Stream.of(Arguments.of("before the mark", ImapFaults.bye("UID STORE", 2)),
                Arguments.of("between mark and removal", ImapFaults.bye("UID EXPUNGE", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void lineThatBreaksLeavesTheRestToTheNextWorker(String what, ImapFault fault) {
        try (TwoServers servers = servers()) {
            fresh.server().fault(fault);
            assertThrows(TransientFailure.class, () -> servers.work(2));
            fresh.server().fault(ImapFault.NONE);
            ends(servers, what);
        }
    }
}
