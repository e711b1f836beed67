package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import dev.mxonramp.testkit.imap.ImapFaults;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers whose search finds less than there is, as where its index lags behind. */
final class IncompleteSearchTest extends NastyCases {
    private static final ImapFault FINDS_ONE = ImapFaults.at("UID SEARCH", 1, 99, (talk, command) -> {
        talk.say("* SEARCH 1");
        talk.ok(command);
    });

    private final HonestImap old = new HonestImap();
    private final HonestImap fresh = new HonestImap();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 3; i++) {
            old.folder("INBOX").add(Set.of(), DATE, "Subject: " + i + "\r\n\r\n");
        }
    }

    @Test
    void sourcesMessagesAreCopiedAll() {
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        old.server().fault(FINDS_ONE);
        pass(servers, 1);
        assertEquals(0, servers.missing());
        old.server().fault(ImapFault.NONE);
        assertEquals(0, servers.missing());
        assertEquals(3, octets(servers.fresh, "INBOX").size());
    }

    @Test
    void targetsMessagesAreNotTakenForRemoved() {
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        pass(servers, 1);
        fresh.server().fault(FINDS_ONE);
        assertEquals(0, servers.missing());
        assertEquals(0, servers.ledgers.list(TwoServers.MAILBOX).getFirst().tally().removed());
    }
}
