package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.testkit.dovecot.DovecotSetup;
import org.junit.jupiter.api.Test;

/** A mailbox of Gmail's kind goes to a Dovecot: how many bodies are fetched, with its help and without. */
final class GmailToDovecotIT extends NastyCases {
    private static final int MESSAGES = 600;

    /** Moves a mailbox, and holds both sides against each other. */
    private GmailMailbox moved(DovecotSetup setup) {
        var old = new GmailMailbox(MESSAGES);
        TwoServers servers = between(Side.honest(old.server), Side.dovecot(setup));
        passLeavesTheSame(servers, 1);
        return old;
    }

    @Test
    void eachBodyIsFetchedOnceAndDovecotCopiesTheRest() {
        GmailMailbox copied = moved(DovecotSetup.standard());
        stop();
        GmailMailbox fetched = moved(DovecotSetup.standard().without("UIDPLUS"));
        assertEquals("600 bodies of 84190 octets, 1600 bodies of 225006 octets",
                figures(copied) + ", " + figures(fetched));
    }

    private static String figures(GmailMailbox old) {
        return old.given() + " bodies of " + old.octetsGiven() + " octets";
    }

    @Test
    void workersThatTakeTurnsFetchEachBodyOnce() {
        var old = new GmailMailbox(MESSAGES);
        TwoServers servers = between(Side.honest(old.server), Side.dovecot(DovecotSetup.standard()));
        int workers = 0;
        boolean more = true;
        while (more) {
            int given = old.given();
            more = servers.work(1, () -> old.given() > given);
            assertTrue(workers++ < MESSAGES, "no end");
        }
        assertTrue(workers > 1);
        passLeavesTheSame(servers, 2);
        assertEquals(MESSAGES, old.given());
    }
}
