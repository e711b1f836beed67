package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.testkit.dovecot.DovecotServer;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import dev.mxonramp.testkit.imap.ImapFaults;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Servers that set limits: they are waited for, and no message is lost or doubled by it. */
final class LimitsIT extends NastyCases {
    private final HonestImap old = new HonestImap();

    private void fill(int messages, int octets) {
        for (int i = 0; i < messages; i++) {
            old.folder("INBOX").add(Set.of(), DATE, "Subject: " + i + "\r\n\r\n" + "x".repeat(octets) + "\r\n");
        }
    }

    @Test
    void quotaIsComparedBeforeTheFirstByte() {
        DovecotSetup setup = DovecotSetup.standard();
        DovecotServer server = DovecotServer.start(setup).user(Side.USER, Side.PASSWORD, 50_000);
        TwoServers servers = between(Side.honest(old), Side.dovecot(server, setup));
        fill(20, 5_000);
        var full = assertThrows(TargetFull.class, () -> servers.work(1));
        assertTrue(String.valueOf(full.getMessage()).contains("(messages: 20)"), full::toString);
        assertEquals(List.of(), octets(servers.fresh, "INBOX"));
        server.user(Side.USER, Side.PASSWORD, 150_000);
        servers.leaseEnds();
        passLeavesTheSame(servers, 1);
    }

    @Test
    void fullTargetThatTellsNoQuotaPausesThePassAndGoesOnOnceThereIsRoom() {
        DovecotSetup setup = DovecotSetup.standard().without("QUOTA");
        DovecotServer server = DovecotServer.start(setup).user(Side.USER, Side.PASSWORD, 50_000);
        TwoServers servers = between(Side.honest(old), Side.dovecot(server, setup));
        fill(20, 5_000);
        var full = assertThrows(TargetFull.class, () -> servers.work(1));
        assertTrue(String.valueOf(full.getMessage()).contains("OVERQUOTA"), full::toString);
        assertEquals(List.of(), listed(servers));
        int landed = octets(servers.fresh, "INBOX").size();
        assertTrue(landed > 0 && landed < 20, () -> landed + " landed");
        servers.leaseEnds();
        assertThrows(TargetFull.class, () -> servers.work(1));
        server.user(Side.USER, Side.PASSWORD);
        servers.leaseEnds();
        passLeavesTheSame(servers, 2);
    }

    @Test
    void messageAboveTheTargetsAppendLimitIsListedWithoutBeingSent() {
        var fresh = new HonestImap().capabilities("IMAP4rev1 LITERAL+ UIDPLUS APPENDLIMIT=10000");
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        fill(2, 100);
        fill(1, 20_000);
        fill(2, 100);
        pass(servers, 1);
        assertEquals(4, octets(servers.fresh, "INBOX").size());
        assertEquals(List.of(Kind.TOO_LARGE), kinds(servers));
        assertTrue(fresh.server().heard().stream().noneMatch(each -> each.contains("{200")), "it was sent");
        assertEquals(0, servers.missing());
    }

    @Test
    void messageAboveAnAppendLimitOfDovecotIsListed() {
        TwoServers servers = fromHonest(old, DovecotSetup.standard().appendLimit(10_000));
        fill(2, 100);
        fill(1, 20_000);
        fill(2, 100);
        pass(servers, 1);
        assertEquals(4, octets(servers.fresh, "INBOX").size());
        assertEquals(List.of(Kind.TOO_LARGE), kinds(servers));
        assertEquals(0, servers.missing());
    }

    @Test
    void messageAboveALimitThatNobodyTellsIsListedWithTheServersWords() {
        TwoServers servers = fromHonest(old, DovecotSetup.standard().appendLimit(10_000).without("APPENDLIMIT"));
        fill(2, 100);
        fill(1, 20_000);
        fill(2, 100);
        pass(servers, 1);
        assertEquals(4, octets(servers.fresh, "INBOX").size());
        assertEquals(List.of(Kind.REFUSED_BY_TARGET), kinds(servers));
        assertTrue(listed(servers).getFirst().words().contains("Mail size is larger"), listed(servers)::toString);
        assertEquals(0, servers.missing());
    }

    @Test
    void throttledSourceIsGoneOnWithInTheSameFolder() {
        TwoServers servers = fromHonest(old, DovecotSetup.standard());
        fill(10, 1_000);
        old.server().fault(ImapFaults.answer("UID FETCH", 2, 1_000, "NO [THROTTLED] Request is throttled. Wait 5 s"));
        var busy = assertThrows(ServerBusy.class, () -> servers.work(1));
        assertTrue(String.valueOf(busy.getMessage()).contains("throttled"), busy::toString);
        old.server().fault(ImapFault.NONE);
        servers.leaseEnds();
        passLeavesTheSame(servers, 2);
    }

    @Test
    void throttledTargetIsGoneOnWithInTheSameFolder() {
        var fresh = new HonestImap();
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        fill(10, 1_000);
        fresh.server()
                .fault(ImapFaults.answer("APPEND", 1, 1_000, "NO [UNAVAILABLE] Too many messages, try again later"));
        assertThrows(ServerBusy.class, () -> servers.work(1));
        fresh.server().fault(ImapFault.NONE);
        servers.leaseEnds();
        passLeavesTheSame(servers, 2);
    }

    @Test
    void serverThatTakesNoSecondConnectionIsServedByOne() {
        var fresh = new HonestImap();
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        for (int i = 0; i < 5; i++) {
            old.folder("F" + i).add(Set.of(), DATE, "Subject: " + i + "\r\n\r\n");
        }
        var refusedByOld = new CountDownLatch(1);
        var refusedByFresh = new CountDownLatch(1);
        old.server().fault(noSecond(refusedByOld));
        fresh.server().fault(noSecond(refusedByFresh));
        // The one connection is busy until another was asked for, so that both sides come to refuse.
        servers.aroundReader = real -> Held.at("uids", refusedByOld, MailboxReader.class, real);
        servers.aroundWriter = real -> Held.at("append", refusedByFresh, MailboxWriter.class, real);
        pass(servers, 1);
        old.server().fault(ImapFault.NONE);
        fresh.server().fault(ImapFault.NONE);
        passLeavesTheSame(servers, 2);
    }

    private static ImapFault noSecond(CountDownLatch refused) {
        return ImapFaults.at("LOGIN", 2, 1_000, (talk, command) -> {
            talk.no(command, "[UNAVAILABLE] Maximum number of connections from user+IP exceeded");
            refused.countDown();
        });
    }
}
