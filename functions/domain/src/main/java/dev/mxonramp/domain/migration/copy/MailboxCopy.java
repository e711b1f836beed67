package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.folder.FolderMapping;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.Stumbles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * One worker's part of a pass over a mailbox. Killed at any moment, the next worker goes on with nothing missing and
 * nothing twice: everything it needs is in the stores.
 */
public final class MailboxCopy {
    /** Folders whose messages are copied at the same time, so that the begin of one hides behind the end of another. */
    private static final int FOLDERS_AT_ONCE = 4;

    private final LedgerStore ledgers;
    private final LeaseStore leases;
    private final Manifest manifest;
    private final Doors doors;
    private final Settling settling;
    private final InstantSource clock;
    private final Duration beat;

    public MailboxCopy(LedgerStore ledgers, LeaseStore leases, Manifest manifest, Doors doors, Settling settling,
            InstantSource clock) {
        this(ledgers, leases, manifest, doors, settling, clock, Heartbeat.INTERVAL);
    }

    /** @param beat how often the lease is looked at while messages are copied; far less than a lease's length */
    public MailboxCopy(LedgerStore ledgers, LeaseStore leases, Manifest manifest, Doors doors, Settling settling,
            InstantSource clock, Duration beat) {
        this.ledgers = ledgers;
        this.leases = leases;
        this.manifest = manifest;
        this.doors = doors;
        this.settling = settling;
        this.clock = clock;
        this.beat = beat;
    }

    /**
     * Copies until all is there or time is up.
     *
     * @param pass number of the pass, for the counts
     * @param holder a name for this worker that no other has
     * @param timeUp asked after every batch, by several threads
     * @return whether another worker must go on
     */
    public boolean run(MailboxKey mailbox, int pass, String holder, BooleanSupplier timeUp) {
        return run(mailbox, pass, Following.NONE, holder, timeUp);
    }

    /**
     * Copies until all is there or time is up.
     *
     * @param pass number of the pass, for the counts
     * @param following what of later changes at the source follows to what was copied
     * @param holder a name for this worker that no other has
     * @param timeUp asked after every batch, by several threads
     * @return whether another worker must go on
     */
    public boolean run(MailboxKey mailbox, int pass, Following following, String holder, BooleanSupplier timeUp) {
        return run(mailbox, pass, following, holder, timeUp, _ -> {});
    }

    /**
     * Copies until all is there or time is up.
     *
     * @param pass number of the pass, for the counts
     * @param following as above
     * @param holder a name for this worker that no other has
     * @param timeUp asked after every batch, by several threads
     * @param expects told, before anything is copied, how many messages there are in all folders at the source, where it
     *        tells so without being asked folder by folder
     * @return whether another worker must go on
     */
    public boolean run(MailboxKey mailbox, int pass, Following following, String holder, BooleanSupplier timeUp,
            LongConsumer expects) {
        try (HostPlace place = doors.place(mailbox)) {
            Tenure tenure = Tenure.begin(leases, each -> {
                doors.admit(each);
                place.keep();
            }, clock, mailbox, holder);
            ConnectionLimits limits = doors.limits(mailbox);
            var places = new Semaphore(limits.source() + limits.target());
            boolean more = copy(mailbox, new Work(ledgers, manifest, clock, tenure, pass, following, places), limits,
                    timeUp, expects);
            // Only a good end gives the lease back; see Tenure.
            tenure.end();
            return more;
        }
    }

    private boolean copy(MailboxKey mailbox, Work work, ConnectionLimits limits, BooleanSupplier timeUp,
            LongConsumer expects) {
        try (var source = new Connections<MailboxReader>(() -> doors.source(mailbox), limits.source());
                var target = new Connections<MailboxWriter>(() -> doors.target(mailbox), limits.target());
                var heartbeat = new Heartbeat(work.tenure(), beat, target::close)) {
            try {
                return copy(mailbox, work, source, target, timeUp, expects);
            } catch (TransientFailure e) {
                // A connection that was cut because lease or mailbox are lost says so.
                throw heartbeat.lost().orElse(e);
            }
        }
    }

    private boolean copy(MailboxKey mailbox, Work work, Connections<MailboxReader> source,
            Connections<MailboxWriter> target, BooleanSupplier timeUp, LongConsumer expects) {
        List<LedgerHead> known = ledgers.list(mailbox);
        var old = Sight.ofAll(source);
        var fresh = Sight.ofCopied(target, known);
        try (var crew = new Crew(new Semaphore(2))) {
            crew.begin(old::look);
            crew.begin(fresh::look);
            crew.finish();
        }
        var folders = new TargetFolders(target, fresh.tree());
        List<FolderMapping.Entry> mapping = FolderMapping.of(old.tree(), fresh.tree(), known.stream()
                .collect(Collectors.toMap(each -> each.key().folder(), each -> each.identity().target())));
        var troubles = new FolderTroubles(ledgers, mailbox, clock);
        troubles.keepOnly(keys(mailbox, mapping));
        recover(known, work, target, folders, troubles);
        Map<String, FolderStatus> seen = old.statuses();
        Set<String> wanted = mapping.stream().map(each -> each.source().wireName()).collect(Collectors.toSet());
        if (seen.keySet().containsAll(wanted)) {
            expects.accept(seen.entrySet().stream().filter(each -> wanted.contains(each.getKey()))
                    .mapToLong(each -> each.getValue().messages()).sum());
        }
        Retrial retrial = Retrial.of(work, mailbox, target);
        Map<LedgerKey, LedgerHead> heads = new HashMap<>();
        ledgers.list(mailbox).forEach(head -> heads.put(head.key(), head));
        if (heads.values().stream().allMatch(head -> head.identity().sourceValidity() == 0)) {
            new SelfLoop(source, target).refuse(fresh.tree());
        }
        new RoomCheck(source, ledgers, troubles, heads, seen).check(work.pass(), keys(mailbox, mapping), target);
        var shared = new SharedMessages(source.use(MailboxReader::tellsGmailIds)
                && target.use(MailboxWriter::tellsCopies));
        var visit = new FolderVisit(work, source, target, folders, fresh.statuses(), retrial,
                new EarlierCopies(work, source, List.copyOf(heads.values()), shared));
        boolean more = copy(mailbox, mapping, seen, heads, visit, troubles, work.tenure(), timeUp);
        if (!more) {
            troubles.notAll(keys(mailbox, mapping));
        }
        return more || (work.follows() && mirror(keys(mailbox, mapping), seen,
                new Mirroring(work, source, target, folders), troubles, timeUp));
    }

    private static List<LedgerKey> keys(MailboxKey mailbox, List<FolderMapping.Entry> mapping) {
        return mapping.stream().map(each -> new LedgerKey(mailbox, each.source().wireName())).toList();
    }

    /** Removes what has gone at the source, when all that is there is at the target. */
    private static boolean mirror(List<LedgerKey> keys, Map<String, FolderStatus> seen, Mirroring mirroring,
            FolderTroubles troubles, BooleanSupplier timeUp) {
        try (var crew = new Crew(new Semaphore(FOLDERS_AT_ONCE))) {
            for (LedgerKey key : keys) {
                if (crew.failed() || timeUp.getAsBoolean()) {
                    crew.finish();
                    return true;
                }
                if (!troubles.refusedNow(key)) {
                    crew.begin(() -> troubles.isolate(key, false, () -> mirroring.mirror(key, seen.get(key.folder()))));
                }
            }
            crew.finish();
        }
        return false;
    }

    /** Begins folder after folder; several are copied at a time. */
    private boolean copy(MailboxKey mailbox, List<FolderMapping.Entry> mapping, Map<String, FolderStatus> seen,
            Map<LedgerKey, LedgerHead> heads, FolderVisit visit, FolderTroubles troubles, Tenure tenure,
            BooleanSupplier timeUp) {
        var more = new AtomicBoolean();
        try (var crew = new Crew(new Semaphore(atOnce(heads.values())))) {
            for (FolderMapping.Entry entry : mapping) {
                tenure.keep();
                var key = new LedgerKey(mailbox, entry.source().wireName());
                begin(key, entry, seen, heads, visit, troubles).ifPresent(folder -> crew.begin(() -> {
                    if (troubles.isolate(key, false, () -> visit.copy(folder, timeUp))) {
                        more.set(true);
                    }
                    troubles.visited(key);
                }));
                if (crew.failed() || timeUp.getAsBoolean()) {
                    more.set(true);
                    break;
                }
            }
            crew.finish();
        }
        return more.get();
    }

    /** The folder if it needs work; one that is listed as refused is opened, whatever its status says. */
    private static Optional<FolderVisit.Folder> begin(LedgerKey key, FolderMapping.Entry entry,
            Map<String, FolderStatus> seen, Map<LedgerKey, LedgerHead> heads, FolderVisit visit,
            FolderTroubles troubles) {
        if (troubles.refusedNow(key)) {
            return Optional.empty();
        }
        FolderStatus told = troubles.lists(key) ? null : seen.get(key.folder());
        Optional<FolderVisit.Folder> folder = troubles.isolate(key, Optional.empty(),
                () -> visit.begin(key, entry, heads.get(key), told));
        if (folder.isEmpty()) {
            troubles.visited(key);
        }
        return folder;
    }

    /** Where workers ended over a message, others beside it must not be blamed: one folder at a time. */
    private static int atOnce(Collection<LedgerHead> heads) {
        return heads.stream().allMatch(head -> head.stumbles().equals(Stumbles.NONE)) ? FOLDERS_AT_ONCE : 1;
    }

    private void recover(List<LedgerHead> known, Work work, Connections<MailboxWriter> target, TargetFolders folders,
            FolderTroubles troubles) {
        for (LedgerHead head : known) {
            Intent intent = head.intent();
            if (intent != null) {
                Ledger ledger = Ledger.load(ledgers, head);
                if (folders.exists(head.identity().target())) {
                    var recovery = new Recovery(work, target, settling);
                    var _ = troubles.isolate(head.key(), false, () -> recovery.recover(ledger, intent));
                } else {
                    ledger.update(each -> each.withIntent(null));
                }
            }
        }
    }
}
