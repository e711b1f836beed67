package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.RawImap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The worker dies at every boundary, and at bytes by chance; the next one leaves nothing missing and nothing twice. */
final class CrashTest {
    private static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private static final int MESSAGES = 6;
    private static final long SEED = 20_261_123;
    /** Every so many boundaries; {@code -Donramp.kill.step=1} kills at each one. */
    private static final int STEP = Integer.getInteger("onramp.kill.step", 4);
    private static final int CUTS = Integer.getInteger("onramp.cuts", 6);

    /** Enough for several batches beside each other. */
    private static final int MANY = 230;
    private static final int KILLS_AMONG_MANY = Integer.getInteger("onramp.kills.among", 1);

    private static void fill(TwoServers servers) {
        try (RawImap imap = servers.oldMailbox()) {
            imap.ok("CREATE \"Deep.er\"");
            for (int i = 0; i < MESSAGES; i++) {
                byte[] message = TwoServers.message("Subject: " + i / 2 + "\n\n" + "text ".repeat(i / 2) + "\n");
                imap.append(i < 4 ? "INBOX" : "Deep.er", i % 2 == 0 ? "\\Seen" : "", DATE, message);
            }
        }
    }

    private static KillSwitch arm(TwoServers servers, int boundary) {
        var kill = new KillSwitch(boundary);
        servers.ledgers = kill.wrap(LedgerStore.class, servers.ledgers);
        servers.aroundWriter = real -> kill.wrap(MailboxWriter.class, real);
        servers.aroundReader = real -> kill.wrap(MailboxReader.class, real);
        return kill;
    }

    private static void disarm(TwoServers servers, LedgerStore ledgers) {
        servers.ledgers = ledgers;
        servers.aroundWriter = real -> real;
        servers.aroundReader = real -> real;
    }

    @Test
    void killedAtEveryBoundaryNothingIsMissingAndNothingTwice() {
        int boundaries = 1;
        for (int at = 1; at <= boundaries; at += STEP) {
            try (var servers = new TwoServers()) {
                fill(servers);
                var ledgers = new InMemoryLedgerStore();
                servers.ledgers = ledgers;
                KillSwitch kill = arm(servers, at == 1 ? 0 : at);
                try {
                    var _ = servers.work(1);
                    boundaries = Math.max(boundaries, kill.passed.size());
                } catch (Killed e) {
                    assertTrue(kill.passed.size() >= at);
                }
                disarm(servers, ledgers);
                arrive(servers);
                servers.leaseEnds();
                finish(servers, "killed " + kill.passed.getLast());
            }
        }
        assertTrue(boundaries > 60, "only " + boundaries + " boundaries");
    }

    @Test
    void connectionCutAtAnyByteNothingIsMissingAndNothingTwice() {
        var random = new Random(SEED);
        for (int round = 0; round < CUTS; round++) {
            try (var servers = new TwoServers()) {
                fill(servers);
                int bytes = 150 + random.nextInt(1500);
                try (var relay = new CuttingRelay(servers.targetPort, bytes)) {
                    int real = servers.targetPort;
                    servers.targetPort = relay.port();
                    try {
                        var _ = servers.work(1);
                    } catch (TransientFailure e) {
                        assertTrue(relay.cut(), "failed without a cut: " + e);
                    }
                    servers.targetPort = real;
                }
                arrive(servers);
                servers.leaseEnds();
                finish(servers, "cut after " + bytes + " bytes, seed " + SEED);
            }
        }
    }

    @Test
    void killedAmongSeveralBatchesNothingIsMissingAndNothingTwice() {
        var random = new Random(SEED);
        for (int round = 0; round < KILLS_AMONG_MANY; round++) {
            try (var servers = new TwoServers()) {
                fill(servers);
                try (RawImap imap = servers.oldMailbox()) {
                    for (int i = 0; i < MANY; i++) {
                        imap.append("INBOX", "", DATE, TwoServers.message("Subject: " + i / 2 + "\n\nmany\n"));
                    }
                }
                var ledgers = new InMemoryLedgerStore();
                servers.ledgers = ledgers;
                KillSwitch kill = arm(servers, 30 + random.nextInt(MANY));
                // Beside the one that is killed another may lose its connection first.
                var died = assertThrows(Throwable.class, () -> servers.work(1));
                assertTrue(died instanceof Killed || died instanceof TransientFailure, died::toString);
                disarm(servers, ledgers);
                arrive(servers);
                servers.leaseEnds();
                finish(servers, "killed " + kill.passed.getLast() + ", seed " + SEED);
            }
        }
    }

    /** New mail comes to both sides between two workers. */
    private static void arrive(TwoServers servers) {
        try (RawImap old = servers.oldMailbox(); RawImap fresh = servers.newMailbox()) {
            old.append("INBOX", "", DATE, TwoServers.message("Subject: late\n\nlate\n"));
            fresh.append("INBOX", "", DATE, TwoServers.message("Subject: own\n\nown\n"));
        }
    }

    private static void finish(TwoServers servers, String what) {
        assertEquals(false, servers.work(2), what);
        assertEquals(0, servers.missing(), what);
        Map<String, List<String>> expected = servers.oldContent();
        Map<String, List<String>> found = servers.newContent();
        assertEquals(expected.keySet(), found.keySet(), what);
        assertEquals(Comparer.inbox(expected).size() + 1, Comparer.inbox(found).size(), what);
        assertTrue(Comparer.inbox(found).containsAll(Comparer.inbox(expected)), what);
        assertEquals(expected.get("Deep/er"), found.get("Deep/er"), what);
    }
}
