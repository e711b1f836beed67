package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.copy.Batches.Batch;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Copies the messages of one folder that its ledger does not know yet, batch by batch. */
final class FolderCopy {
    private final Work work;
    private final MailboxWriter target;
    private final Ledger ledger;
    private final Matches known;
    private long uidNext;

    /**
     * @param uidNext no message to come can have a lower UID at the target
     * @param known messages that are at the target without being in the ledger, after a change of UIDVALIDITY
     */
    FolderCopy(Work work, MailboxWriter target, Ledger ledger, long uidNext, Matches known) {
        this.work = work;
        this.target = target;
        this.ledger = ledger;
        this.uidNext = uidNext;
        this.known = known;
    }

    /**
     * Copies until all is there or time is up.
     *
     * @return whether something is left to do
     */
    boolean copy(MailboxReader source, long[] missing, BooleanSupplier timeUp) {
        try (var ahead = new ReadAhead(new Batches(source, missing, ledger.head().stumbles().aloneUpTo()))) {
            while (true) {
                try (Batch batch = ahead.take()) {
                    if (batch.isEmpty()) {
                        return false;
                    }
                    write(batch);
                }
                if (timeUp.getAsBoolean()) {
                    return true;
                }
            }
        }
    }

    private void write(Batch batch) {
        work.tenure().keep();
        var settlement = new Settlement(work, ledger);
        batch.unreadable().forEach((uid, words) -> settlement.excepted(uid, Kind.UNREADABLE_AT_SOURCE, words));
        List<Message> fresh = fresh(batch, settlement);
        Optional<RuntimeException> halt = fresh.isEmpty() ? Optional.empty() : append(fresh, settlement);
        settlement.write();
        halt.ifPresent(reason -> {
            throw reason;
        });
    }

    /** What has to be appended: neither there already nor too large. */
    private List<Message> fresh(Batch batch, Settlement settlement) {
        var fresh = new ArrayList<Message>();
        for (Message message : batch.messages()) {
            OptionalLong there = known.takeExact(message.digest());
            long uid = message.facts().uid();
            if (there.isPresent()) {
                settlement.mapped(uid, message.digest(), there.getAsLong());
            } else if (message.digest().size() > target.appendLimit()) {
                settlement.excepted(uid, Kind.TOO_LARGE,
                        "The new server takes messages up to " + target.appendLimit() + " octets.");
            } else {
                fresh.add(message);
            }
        }
        return fresh;
    }

    /** Appends; what is in the way of going on, if anything. */
    private Optional<RuntimeException> append(List<Message> fresh, Settlement settlement) {
        List<Intended> intended = fresh.stream().map(each -> new Intended(each.facts().uid(), each.digest())).toList();
        ledger.begin(new Intent(uidNext, work.clock().instant(), intended));
        List<Appended> outcomes = target.append(fresh);
        var placed = new HashMap<Long, Intended>();
        var placeless = new ArrayList<Intended>();
        var postponed = new ArrayList<Intended>();
        RuntimeException halt = null;
        for (int i = 0; i < outcomes.size(); i++) {
            Intended each = intended.get(i);
            switch (outcomes.get(i)) {
                case Appended.At(long uid) -> placed.put(uid, each);
                case Appended.Somewhere() -> placeless.add(each);
                case Appended.Refused(String words) ->
                    settlement.excepted(each.source(), Kind.REFUSED_BY_TARGET, words);
                case Appended.NotNow(RuntimeException reason) -> {
                    postponed.add(each);
                    halt = reason;
                }
            }
        }
        placed.forEach((uid, each) -> settlement.mapped(each.source(), each.digest(), uid));
        reportAltered(placed, settlement);
        find(placeless, placed.keySet(), settlement);
        uidNext = placed.keySet().stream().mapToLong(uid -> uid + 1).reduce(uidNext, Math::max);
        // A full mailbox is nobody's fault; a server that is always busy at one message may be.
        boolean listed = halt instanceof ServerBusy
                && settlement.stumbled(postponed, intended.size() == 1, String.valueOf(halt.getMessage()));
        return listed ? Optional.empty() : Optional.ofNullable(halt);
    }

    /** Looks at what landed: a different size makes suspicious, different bytes are listed. */
    private void reportAltered(Map<Long, Intended> placed, Settlement settlement) {
        var suspects = new HashMap<Long, Intended>();
        for (MessageFacts facts : target.facts(placed.keySet().stream().sorted().toList())) {
            Intended each = placed.get(facts.uid());
            if (each != null && facts.size() != each.digest().size()) {
                suspects.put(facts.uid(), each);
            }
        }
        if (!suspects.isEmpty()) {
            target.digests(suspects.keySet().stream().mapToLong(Long::longValue).min().orElseThrow(), (uid, found) -> {
                Intended sent = suspects.get(uid);
                if (sent != null && !sent.digest().exact().equals(found.exact())) {
                    settlement.altered(sent.source());
                }
            });
        }
    }

    /** Without UIDPLUS: by digest among the UIDs from the intent's up. */
    private void find(List<Intended> placeless, Set<Long> taken, Settlement settlement) {
        if (placeless.isEmpty()) {
            return;
        }
        var landed = new Matches();
        var seen = new ArrayList<Long>();
        target.digests(uidNext, (uid, digest) -> {
            seen.add(uid);
            if (!taken.contains(uid)) {
                landed.add(uid, digest);
            }
        });
        settlement.match(placeless, landed);
        uidNext = seen.stream().mapToLong(uid -> uid + 1).reduce(uidNext, Math::max);
    }
}
