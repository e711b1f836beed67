package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Settling;
import dev.mxonramp.domain.migration.copy.Verification;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.testkit.migration.InMemoryBlobs;
import dev.mxonramp.testkit.migration.InMemoryLeaseStore;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Workers whose time is too short for a folder of large messages. It has 40 of them; {@code -Donramp.handover=50} makes
 * each 50 MB, the folder 2 GB.
 */
final class HandOverTest implements Doors {
    private static final int MESSAGES = 40;
    /** Odd, so that the last piece of a message is not as long as the others. */
    private static final int SIZE = Integer.getInteger("onramp.handover", 5) * 1_000_000 + 17;

    private final PatternSource old = new PatternSource(MESSAGES, SIZE);
    private final ChecksumTarget fresh = new ChecksumTarget();
    private final TurnedClock clock = new TurnedClock();
    private final LedgerStore ledgers = new InMemoryLedgerStore();
    private final InMemoryLeaseStore leases = new InMemoryLeaseStore(clock);
    private final InMemoryBlobs blobs = new InMemoryBlobs();

    @AfterEach
    void stop() {
        old.close();
    }

    /** One worker, whose time is up when so many octets more were given out; whether it says more. */
    private boolean work(String name, long octets) {
        long before = old.given();
        var copy = new MailboxCopy(ledgers, leases, new BlobManifest(blobs), this,
                new Settling(Duration.ZERO, _ -> {}), clock);
        return copy.run(TwoServers.MAILBOX, 1, name, () -> old.given() - before >= octets);
    }

    @Test
    void workerAtItsTimeLimitHandsOverInTheMiddleOfAFolderWithoutFetchingAgainWhatItHas() {
        int workers = 1;
        while (work("worker-" + workers, 2L * SIZE)) {
            assertTrue(old.given() < (long) MESSAGES * SIZE || fresh.checksums().size() == MESSAGES,
                    "all was fetched, and not all arrived");
            workers++;
        }
        int worked = workers;
        // Two messages, as many as are under way beside them, and as many as begin while the time is looked at.
        assertTrue(workers >= 3, () -> worked + " workers were enough");
        assertEquals((long) MESSAGES * SIZE, old.given());
        assertEquals(List.of(), old.askedAgain());
        assertEquals(IntStream.rangeClosed(1, MESSAGES).mapToObj(old::checksum).sorted().toList(), fresh.checksums());
        assertEquals(0, new Verification(ledgers, this, clock).run(TwoServers.MAILBOX));
        assertEquals(MESSAGES, ledgers.list(TwoServers.MAILBOX).getFirst().tally().mapped());
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return new ImapReader(Side.connection(old.port(), Side.USER));
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return fresh.writer();
    }

    @Override
    public MailboxReader candidate(Source source, String password, Trial trial) {
        throw new AssertionError("no test asks for it");
    }

    @Override
    public void admit(MailboxKey mailbox) {
        // Everybody.
    }

    @Override
    public ConnectionLimits limits(MailboxKey mailbox) {
        return ConnectionLimits.DEFAULT;
    }
}
