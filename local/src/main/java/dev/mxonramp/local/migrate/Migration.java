package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertifiedExceptions;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.Following;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.Settling;
import dev.mxonramp.domain.migration.copy.Verification;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.ledger.FolderExceptions;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.lambda.certificate.SignedCertificates;
import dev.mxonramp.local.migrate.state.DurableFiles;
import dev.mxonramp.local.migrate.state.FileSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * One run of {@code onramp migrate}: passes until verification finds nothing missing, then the certificate. Killed at any
 * moment, the next run goes on: whatever must not be forgotten is in the state folder before it happens.
 */
public final class Migration {
    /** One name for every run, since the folder's lock keeps them apart: the next one need not wait for a lease. */
    private static final String HOLDER = "onramp-migrate";
    /** Passes in one run; mail that arrives faster than that is for the next run. */
    private static final int PASSES = 3;
    private static final int LISTED_EXCEPTIONS = 10_000;

    private final Route route;
    private final DurableFiles files;
    private final Parts parts;
    private final FolderChoice choice;
    private final Following following;
    private final Progress progress;
    private final InstantSource clock;
    private final MailboxKey key;
    private final CountedLedgers ledgers;
    private final ChosenDoors doors;
    private final Patience patience;
    private final Instant begun;
    /** Wire names of folders that are not to be looked at now; an earlier run may have copied them. */
    private Set<String> leftOut = Set.of();
    private long newMessages;
    private long newOctets;

    /** @param files the state folder, which this process holds */
    public Migration(Route route, DurableFiles files, Parts parts, FolderChoice choice, Following following,
            Progress progress, InstantSource clock) {
        this.route = route;
        this.files = files;
        this.parts = parts;
        this.choice = choice;
        this.following = following;
        this.progress = progress;
        this.clock = clock;
        this.key = route.key();
        this.ledgers = new CountedLedgers(parts.ledgers(), progress);
        this.doors = new ChosenDoors(parts.doors(), choice);
        this.patience = new Patience(doors::bothOpened, ledgers::settled, progress, Migration::sleep);
        this.begun = clock.instant();
    }

    /** Runs; what went wrong with the servers is an outcome, not an exception. */
    public Outcome run() {
        try {
            return copied();
        } catch (PermanentFailure e) {
            return new Outcome.Incomplete(summary(), e.getMessage() + " Then run the same command again.");
        } catch (TransientFailure e) {
            return new Outcome.Incomplete(summary(), e.getMessage() + " Run the same command again to go on.");
        } finally {
            progress.ends();
        }
    }

    private Outcome copied() {
        MigrationRecord record = MigrationRecord.read(files)
                .orElseGet(() -> new MigrationRecord(route.json(), BlobManifest.place(key), 0));
        // Where all is wanted, as ever, nothing is left out that an earlier run may have copied.
        if (progress.wantsTotal() || chosen()) {
            Survey survey = patience.until(this::survey);
            leftOut = survey.leftOut();
            survey.outstanding().ifPresent(progress::expects);
        }
        var settling = new Settling(parts.settling(), Migration::sleep);
        var copy = new MailboxCopy(ledgers, parts.leases(), new BlobManifest(parts.blobs()), doors, settling, clock);
        long missing = 0;
        for (int round = 0; round < PASSES; round++) {
            record = record.nextPass(files);
            int pass = record.passes();
            boolean _ = patience.until(() -> copy.run(key, pass, following, HOLDER, () -> false));
            progress.verifies();
            missing = patience.until(() -> new Verification(ledgers, doors, clock).run(key));
            count(pass);
            if (missing == 0) {
                return certified(pass);
            }
        }
        return new Outcome.Incomplete(summary(), "Mail keeps arriving at the old server: " + missing
                + " messages came while the others were copied. Run the same command again to copy them.");
    }

    /**
     * What a look at the old mailbox shows.
     *
     * @param leftOut wire names of the folders that are not wanted
     * @param outstanding messages that are not settled; nothing is opened to count them unless somebody wants to see that
     */
    private record Survey(Set<String> leftOut, OptionalLong outstanding) {}

    private Survey survey() {
        try (MailboxReader source = doors.source(key)) {
            FolderTree tree = source.folders();
            Set<String> names = tree.leftOut().stream().map(each -> each.folder().wireName())
                    .collect(Collectors.toSet());
            return new Survey(names, progress.wantsTotal()
                    ? OptionalLong.of(outstanding(source, tree.folders()))
                    : OptionalLong.empty());
        }
    }

    private long outstanding(MailboxReader source, List<ListedFolder> folders) {
        long there = folders.stream().filter(ListedFolder::selectable)
                .mapToLong(each -> messages(source, each)).sum();
        long settled = ledgers.list(key).stream().map(LedgerHead::tally)
                .mapToLong(each -> each.mapped() + each.excepted() + each.removed()).sum();
        return Math.max(0, there - settled);
    }

    private static long messages(MailboxReader source, ListedFolder folder) {
        try {
            return source.open(folder.wireName()).messages();
        } catch (FolderRefused e) {
            // The pass lists it.
            return 0;
        }
    }

    private boolean chosen() {
        return !choice.equals(FolderChoice.EVERYTHING);
    }

    private void count(int pass) {
        for (LedgerHead head : ledgers.list(key)) {
            FolderTally tally = head.tally();
            if (tally.pass() == pass) {
                newMessages += tally.newMessages();
                newOctets += tally.newBytes();
            }
        }
    }

    private Outcome certified(int passes) {
        var certificates = new SignedCertificates(parts.blobs(), new FileSigner(files), route.json());
        Summary summary = summary();
        certificates.put(Certificate.of(key, route.from().host(), route.from().user(), clock.instant(), passes,
                choice, summary.folders(), FolderExceptions.of(ledgers, key),
                CertifiedExceptions.of(ledgers, key, summary.folders())));
        return new Outcome.Complete(summary, certificates.find(key).orElseThrow());
    }

    private Summary summary() {
        List<LedgerHead> heads = ledgers.list(key).stream().filter(each -> !leftOut.contains(each.key().folder()))
                .toList();
        return new Summary(heads,
                CertifiedExceptions.standing(ledgers, key, heads).limit(LISTED_EXCEPTIONS).toList(), newMessages,
                newOctets,
                Duration.between(begun, clock.instant()));
    }

    private static void sleep(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}
