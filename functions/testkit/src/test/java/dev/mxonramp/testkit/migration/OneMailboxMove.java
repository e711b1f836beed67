package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.Following;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Settling;
import dev.mxonramp.domain.migration.copy.Verification;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import dev.mxonramp.testkit.time.TurnedClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One mailbox on its way from one mailbox in memory to another. */
final class OneMailboxMove implements Doors {
    static final MailboxKey ANN = LedgerStoreContract.ANN;
    static final OffsetDateTime DATE = OffsetDateTime.parse("1996-07-17T02:44:25-07:00");

    final InMemoryMailbox old = new InMemoryMailbox();
    final InMemoryMailbox fresh = new InMemoryMailbox();
    final TurnedClock clock = new TurnedClock();
    final Faults leaseFaults = Faults.none();
    final InMemoryLeaseStore leases = new InMemoryLeaseStore(clock, leaseFaults);
    final Faults ledgerFaults = Faults.none();
    final InMemoryLedgerStore ledgers = new InMemoryLedgerStore(ledgerFaults);
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    UnaryOperator<MailboxWriter> aroundWriter = UnaryOperator.identity();
    UnaryOperator<MailboxReader> aroundReader = UnaryOperator.identity();
    volatile Consumer<MailboxKey> admission = _ -> {};
    Duration beat = Duration.ofSeconds(5);
    ConnectionLimits limits = ConnectionLimits.DEFAULT;
    /** Whether passes come before the cut-over. */
    boolean follows;
    /** Whether somebody said that a folder may be emptied. */
    boolean evenEmptied;
    private int workers;

    void arrive(String... messages) {
        for (String each : messages) {
            old.add("INBOX", new Stored(each, DATE, Set.of("\\Seen")));
        }
    }

    List<String> arrived() {
        return fresh.stored("INBOX").stream().map(Stored::octets).sorted().toList();
    }

    List<String> listed() {
        return ledgers.exceptions(ANN, 99).stream().map(each -> each.uid() + " " + each.kind()).toList();
    }

    MigrationException exception() {
        return ledgers.exceptions(ANN, 1).getFirst();
    }

    /** One worker's run; whether it says more. */
    boolean work(int pass) {
        var copy = new MailboxCopy(ledgers, leases, new BlobManifest(blobs), this,
                new Settling(Duration.ZERO, _ -> {}), clock, beat);
        return copy.run(ANN, pass, following(), "worker-" + ++workers, () -> false);
    }

    private Following following() {
        return evenEmptied ? Following.EVEN_EMPTIED : follows ? Following.CHANGES : Following.NONE;
    }

    /** A failed worker's lease runs out. */
    void leaseEnds() {
        clock.advance(Duration.ofMinutes(2));
    }

    long missing() {
        return new Verification(ledgers, this, clock).run(ANN);
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        return aroundReader.apply(old.reader());
    }

    @Override
    public MailboxReader candidate(Source source, String password, Trial trial) {
        throw new AssertionError("no test asks for it");
    }

    @Override
    public void admit(MailboxKey mailbox) {
        admission.accept(mailbox);
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return aroundWriter.apply(fresh.writer());
    }

    @Override
    public ConnectionLimits limits(MailboxKey mailbox) {
        return limits;
    }
}
