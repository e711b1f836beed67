package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.copy.Batches.Batch;
import dev.mxonramp.domain.migration.copy.FirstCopies.FirstCopy;
import dev.mxonramp.domain.migration.copy.FirstCopies.Folder;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.domain.migration.ledger.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts batches into one folder of the target, and what became of them into the ledger. Batches overlap, the ledger is
 * written by one at a time: before a batch's first byte goes out, and when its fate is known. Until that is stored, the
 * batch stays in the ledger's intent, whatever happens to the others.
 */
final class BatchWriter {
    private final Work work;
    private final Connections<MailboxWriter> target;
    private final Ledger ledger;
    private final Matches known;
    private final SharedMessages shared;
    private final long limit;
    private final UnderWay underWay = new UnderWay();
    private long uidNext;
    private boolean findsByDigest;

    /** A batch without what is there already or too large, those, and the intent that covers the rest. */
    private record Sorted(Batch batch, List<Message> fresh, List<Intended> tooLarge, FoundAgain there,
            @Nullable Intent intent) {}

    /**
     * @param uidNext no message to come can have a lower UID at the target
     * @param known messages that are at the target without being in the ledger, after a change of UIDVALIDITY
     * @param shared is told what landed
     */
    BatchWriter(Work work, Connections<MailboxWriter> target, Ledger ledger, long uidNext, Matches known,
            SharedMessages shared) {
        this.work = work;
        this.target = target;
        this.ledger = ledger;
        this.uidNext = uidNext;
        this.known = known;
        this.shared = shared;
        this.limit = target.use(MailboxWriter::appendLimit);
    }

    /** Whether the target does not tell where messages go: batches beside each other would then be read many times. */
    synchronized boolean findsByDigest() {
        return findsByDigest;
    }

    /** Whether messages may be copied here: not while there are some that may be theirs, without being in the ledger. */
    synchronized boolean takesCopies() {
        return known.isEmpty();
    }

    /** Writes a batch; throws what is in the way of going on, if anything. */
    void write(Batch batch) {
        Sorted sorted = begin(batch);
        Intent intent = sorted.intent();
        Landing landing = intent == null ? Landing.nothing() : append(sorted.fresh(), intent);
        settle(sorted, landing).ifPresent(halt -> {
            throw halt;
        });
    }

    private synchronized Sorted begin(Batch batch) {
        work.tenure().keep();
        var fresh = new ArrayList<Message>();
        var tooLarge = new ArrayList<Intended>();
        FoundAgain there = FoundAgain.of(batch.messages(), known);
        Set<Long> known = there.places().stream().map(each -> each.message().source()).collect(Collectors.toSet());
        for (Message message : batch.messages()) {
            if (known.contains(message.facts().uid())) {
                continue;
            }
            if (message.digest().size() > limit) {
                tooLarge.add(message.intended());
            } else {
                fresh.add(message);
            }
        }
        return new Sorted(batch, fresh, tooLarge, there, fresh.isEmpty()
                ? null
                : begun(fresh.stream().map(Message::intended).toList()));
    }

    /** Writes down what is to be copied into the folder, before it is. */
    synchronized Intent begin(List<Intended> messages) {
        work.tenure().keep();
        return begun(messages);
    }

    private Intent begun(List<Intended> messages) {
        var intent = new Intent(uidNext, work.clock().instant(), messages);
        ledger.begin(underWay.with(intent));
        underWay.add(intent);
        return intent;
    }

    private Landing append(List<Message> fresh, Intent intent) {
        return target.use(ledger.identity().target(),
                (writer, status) -> sure(writer, status, each -> Landing.of(each, fresh, intent)));
    }

    /** Does something with the folder that the ledger is about, as it is now. */
    <T> T opened(Function<MailboxWriter, T> use) {
        return target.useAnew(ledger.identity().target(), (writer, status) -> sure(writer, status, use));
    }

    private <T> T sure(MailboxWriter writer, FolderStatus status, Function<MailboxWriter, T> use) {
        if (status.uidValidity() != ledger.identity().targetValidity()) {
            throw new TransientFailure("The new server has numbered the folder's messages anew meanwhile.");
        }
        return use.apply(writer);
    }

    /** Writes down what became of a batch; what is in the way of going on, if anything. */
    private synchronized Optional<RuntimeException> settle(Sorted sorted, Landing landing) {
        var settlement = new Settlement(work, ledger);
        sorted.batch().unreadable()
                .forEach((uid, words) -> settlement.excepted(uid, Kind.UNREADABLE_AT_SOURCE, words));
        sorted.tooLarge().forEach(each -> settlement.excepted(each.source(), Kind.TOO_LARGE,
                Remedy.tooLarge(limit)));
        sorted.there().settle(settlement);
        // Sent again they would be there twice.
        find(landing, settlement, sorted.intent()).forEach(each -> settlement.excepted(each.source(),
                Kind.UNRECOGNISED_AT_TARGET,
                "The new server has taken this message and stores it so changed that it cannot "
                        + "be told from other mail there."));
        findsByDigest |= landing.somewhere();
        // A full mailbox is nobody's fault; a server that is always busy at one message may be.
        Optional<RuntimeException> halt = landing.halt().filter(reason -> !(reason instanceof ServerBusy) || !settlement
                .stumbled(landing.postponed(), sorted.fresh().size(), String.valueOf(reason.getMessage())));
        write(settlement, sorted.intent());
        remember(sorted.fresh(), landing.faithful());
        return halt;
    }

    /**
     * Writes down what became of messages that the server itself was to copy; no other batch is under way.
     *
     * @param halt what is in the way of going on, or null; it is thrown
     * @return UIDs of those that are here
     */
    synchronized Set<Long> settleCopies(Intent intent, Landing landing, @Nullable RuntimeException halt) {
        var settlement = new Settlement(work, ledger);
        List<Intended> lost = find(landing, settlement, intent);
        if (halt instanceof ServerBusy && !lost.isEmpty()) {
            // Whatever it is always busy at, the next worker sends them; none is to blame.
            var _ = settlement.stumbled(lost, Math.max(2, lost.size()), String.valueOf(halt.getMessage()));
        }
        write(settlement, intent);
        if (halt != null) {
            throw halt;
        }
        return intent.messages().stream().filter(each -> !lost.contains(each)).map(Intended::source)
                .collect(Collectors.toSet());
    }

    /** Finds out where messages are; those that are nowhere. */
    private List<Intended> find(Landing landing, Settlement settlement, @Nullable Intent intent) {
        landing.doubt(uid -> ledger.sourceOf(uid).isPresent());
        if (landing.somewhere() && intent != null) {
            var _ = opened(writer -> {
                landing.find(writer, intent.targetUidNext());
                return landing;
            });
        }
        List<Intended> lost = landing.settle(settlement, ledger);
        uidNext = Math.max(uidNext, landing.uidNext());
        return lost;
    }

    private void write(Settlement settlement, @Nullable Intent intent) {
        settlement.write(underWay.without(intent).orElse(null));
        underWay.remove(intent);
    }

    /** For other folders in which Gmail shows the messages, too. */
    private void remember(List<Message> fresh, Map<Long, Intended> landed) {
        var folder = new Folder(ledger.identity().target(), ledger.identity().targetValidity());
        Map<Long, MessageFacts> facts = fresh.stream().map(Message::facts)
                .collect(Collectors.toMap(MessageFacts::uid, each -> each));
        landed.forEach((uid, each) -> {
            MessageFacts told = facts.get(each.source());
            if (told != null) {
                shared.landed(told.gmailId(), told.size(), new FirstCopy(folder, uid, each.digest()));
            }
        });
    }
}
