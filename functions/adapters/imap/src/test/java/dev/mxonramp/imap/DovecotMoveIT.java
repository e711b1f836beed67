package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.testkit.dovecot.DovecotServer;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.imap.RawImap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches beside each other between two Dovecots: with everything that they offer, and without one thing after the other. */
final class DovecotMoveIT extends NastyCases {
    private static final long SEED = 20_261_123;
    private static final int CUTS = Integer.getInteger("onramp.cuts", 6);
    private static final int WORKERS = 6;

    private TwoServers between(DovecotSetup setup) {
        TwoServers servers = between(Side.dovecot(setup), Side.dovecot(setup));
        servers.follows = true;
        fill(servers);
        return servers;
    }

    /** Over 200 in one folder, so that batches travel beside each other; some the same, one above 4096 octets. */
    private static void fill(TwoServers servers) {
        try (RawImap imap = servers.oldMailbox()) {
            imap.ok("CREATE Work");
            imap.ok("CREATE Work/Deep");
            imap.ok("SUBSCRIBE Work");
            for (int i = 0; i < 450; i++) {
                imap.append("INBOX", i % 3 == 0 ? "\\Seen" : "\\Flagged work", DATE,
                        TwoServers.message("Subject: " + i / 2 + "\n\nbody\n"));
            }
            imap.append("Work", "", DATE, TwoServers.message("Subject: large\n\n" + "0123456789\n".repeat(1000)));
            imap.append("Work", "\\Answered", DATE, TwoServers.message("Subject: small\n\n"));
        }
    }

    /** A pass after workers that failed, as the state machine goes on with it. */
    private static void passInTheEnd(TwoServers servers, int number) {
        for (int workers = 1;; workers++) {
            try {
                pass(servers, number);
                return;
            } catch (TransientFailure e) {
                if (workers == WORKERS) {
                    throw e;
                }
                servers.leaseEnds();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MULTIAPPEND", "LITERAL+", "UIDPLUS", "MULTIAPPEND UIDPLUS",
            "CONDSTORE QRESYNC", "LIST-STATUS", "LIST-STATUS CONDSTORE QRESYNC LITERAL+ MULTIAPPEND UIDPLUS"})
    void mailboxArrivesWholeAndItsFlagsFollow(String missing) {
        TwoServers servers = between(DovecotSetup.standard().without(missing.split(" ")));
        passLeavesTheSame(servers, 1);
        try (RawImap imap = servers.oldMailbox()) {
            imap.ok("SELECT INBOX");
            imap.ok("STORE 1:200 FLAGS (\\Seen again)");
            imap.ok("STORE 300 FLAGS ()");
            imap.append("INBOX", "\\Seen", DATE, TwoServers.message("Subject: late\n\n"));
        }
        passLeavesTheSame(servers, 2);
        passLeavesTheSame(servers, 3);
    }

    @Test
    void literalsUpTo4096OctetsGoOutAtOnce() {
        passLeavesTheSame(between(DovecotSetup.standard().without("LITERAL+").with("LITERAL-")), 1);
    }

    @Test
    void quotaStopsThePassAndTheNextGoesOnWhereThereIsRoom() {
        DovecotSetup setup = DovecotSetup.standard();
        DovecotServer fresh = DovecotServer.start(setup).user(Side.USER, Side.PASSWORD, 6_000);
        TwoServers servers = between(Side.dovecot(setup), Side.dovecot(fresh, setup));
        fill(servers);
        assertThrows(TargetFull.class, () -> servers.work(1));
        fresh.user(Side.USER, Side.PASSWORD);
        servers.leaseEnds();
        passLeavesTheSame(servers, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MULTIAPPEND", "MULTIAPPEND UIDPLUS"})
    void linesThatAreCutAtAnyByteLeaveNothingMissingAndNothingTwice(String missing) {
        var random = new Random(SEED);
        for (int round = 0; round < CUTS; round++) {
            int octets = 400 + random.nextInt(40_000);
            TwoServers servers = between(DovecotSetup.standard().without(missing.split(" ")));
            cut(servers, octets);
            servers.leaseEnds();
            passInTheEnd(servers, 2);
            assertEquals(servers.oldContent(), servers.newContent(), "cut after " + octets + " octets, seed " + SEED);
            assertEquals(List.of(), listed(servers));
            assertEquals(0, servers.missing());
            stop();
        }
    }

    private static void cut(TwoServers servers, int octets) {
        int real = servers.targetPort;
        try (var relay = new CuttingRelay(real, octets)) {
            servers.targetPort = relay.port();
            try {
                assertFalse(servers.work(1));
            } catch (TransientFailure e) {
                assertTrue(relay.cut(), () -> "failed without a cut: " + e);
            }
        }
        servers.targetPort = real;
    }
}
