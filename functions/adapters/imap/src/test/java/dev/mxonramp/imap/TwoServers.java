package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.RawImap;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.Following;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Settling;
import dev.mxonramp.domain.migration.copy.Verification;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.testkit.migration.InMemoryBlobs;
import dev.mxonramp.testkit.migration.InMemoryLeaseStore;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import dev.mxonramp.testkit.time.TurnedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** An old and a new server on loopback, and one mailbox to move from one to the other. */
final class TwoServers implements Doors, AutoCloseable {
    static final MailboxKey MAILBOX = new MailboxKey(new AccountId("a" + "b".repeat(26)), MailAddress.of(Side.USER));

    final Side old;
    final Side fresh;
    final TurnedClock clock = new TurnedClock();
    final InMemoryBlobs blobs = new InMemoryBlobs();
    final InMemoryLeaseStore leases = new InMemoryLeaseStore(clock);
    LedgerStore ledgers = new InMemoryLedgerStore();
    UnaryOperator<MailboxWriter> aroundWriter = UnaryOperator.identity();
    UnaryOperator<MailboxReader> aroundReader = UnaryOperator.identity();
    int targetPort;
    /** Whether passes come before the cut-over. */
    boolean follows;
    /** Whether somebody said that a folder may be emptied. */
    boolean evenEmptied;
    private int workers;

    /** Two GreenMails. */
    TwoServers() {
        this(Side.greenMail(), Side.greenMail());
    }

    TwoServers(Side old, Side fresh) {
        this.old = old;
        this.fresh = fresh;
        targetPort = fresh.port();
    }

    RawImap oldMailbox() {
        return old.connect();
    }

    RawImap newMailbox() {
        return fresh.connect();
    }

    Map<String, List<String>> oldContent() {
        return old.content();
    }

    Map<String, List<String>> newContent() {
        return fresh.content();
    }

    /** One worker's run of a pass; whether it says more. */
    boolean work(int pass) {
        return work(pass, () -> false);
    }

    /** One worker's run of a pass, until its time is up; whether it says more. */
    boolean work(int pass, BooleanSupplier timeUp) {
        var copy = new MailboxCopy(ledgers, leases, new BlobManifest(blobs), this,
                new Settling(Duration.ofMillis(20), pause -> LockSupport
                        .parkNanos(pause.toNanos())),
                clock);
        return copy.run(MAILBOX, pass, following(), "worker-" + ++workers, timeUp);
    }

    private Following following() {
        return evenEmptied ? Following.EVEN_EMPTIED : follows ? Following.CHANGES : Following.NONE;
    }

    /** A dead worker's lease runs out. */
    void leaseEnds() {
        clock.advance(Duration.ofMinutes(2));
    }

    long missing() {
        return new Verification(ledgers, this, clock).run(MAILBOX);
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return aroundReader.apply(new ImapReader(old.connection()));
    }

    @Override
    public MailboxReader candidate(Source source, String password, Trial trial) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public void admit(MailboxKey mailbox) {
        if (!mailbox.equals(MAILBOX)) {
            throw new AssertionError("no test copies into " + mailbox);
        }
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return aroundWriter.apply(new ImapWriter(fresh.connection(targetPort)));
    }

    static byte[] message(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        old.close();
        fresh.close();
    }
}
