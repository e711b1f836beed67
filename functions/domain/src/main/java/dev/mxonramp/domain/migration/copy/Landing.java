package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.ledger.Digest;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What came of appending a batch, as far as the connection that it went over tells. */
final class Landing {
    /** A message that is at the target. */
    record Place(Intended message, long target) {
        void settle(Settlement settlement) {
            settlement.mapped(message.source(), message.digest(), target);
        }
    }

    private final TreeMap<Long, Intended> placed = new TreeMap<>();
    private final Set<Intended> withNul = new HashSet<>();
    private final List<Intended> placeless = new ArrayList<>();
    private final TreeMap<Long, Digest> seen = new TreeMap<>();
    private final Map<Intended, String> refused = new HashMap<>();
    private final List<Intended> postponed = new ArrayList<>();
    private final List<Intended> altered = new ArrayList<>();
    private @Nullable RuntimeException halt;

    /** Of a batch of which nothing is to be appended. */
    static Landing nothing() {
        return new Landing();
    }

    private Landing() {}

    /**
     * Of messages that the server itself has copied.
     *
     * @param told their UIDs here by those at the source; what is missing is looked for by its digest
     */
    static Landing copied(List<Intended> messages, Map<Long, Long> told) {
        var landing = new Landing();
        for (Intended each : messages) {
            Long uid = told.get(each.source());
            landing.take(each, uid == null ? new Appended.Somewhere() : new Appended.At(uid));
        }
        return landing;
    }

    /** Appends, and looks at what landed. */
    static Landing of(MailboxWriter writer, List<Message> messages, Intent intent) {
        var landing = new Landing();
        List<Appended> outcomes = writer.append(messages);
        for (int i = 0; i < outcomes.size(); i++) {
            landing.take(intent.messages().get(i), outcomes.get(i));
            if (messages.get(i).nul()) {
                landing.withNul.add(intent.messages().get(i));
            }
        }
        landing.look(writer);
        return landing;
    }

    /**
     * Looks for what the server did not tell the place of. Nobody may settle another batch of the folder between this and
     * {@link #settle}: of two equal messages in two batches each would else take the same one for its own, or the only one
     * that it has seen be taken by the other.
     *
     * @param uidNext of the batch's intent
     */
    void find(MailboxWriter writer, long uidNext) {
        writer.digests(uidNext, seen::put);
    }

    /**
     * A place that is another message's is not believed: the message is then looked for by its digest.
     *
     * @param taken whether another message is known to be at a UID
     */
    void doubt(LongPredicate taken) {
        List<Long> theirs = placed.keySet().stream().filter(taken::test).toList();
        theirs.forEach(uid -> placeless.add(placed.remove(uid)));
    }

    private void take(Intended each, Appended outcome) {
        switch (outcome) {
            case Appended.At(long uid) -> {
                Intended first = placed.putIfAbsent(uid, each);
                if (first != null) {
                    placeless.add(each);
                }
            }
            case Appended.Somewhere() -> placeless.add(each);
            case Appended.Refused(String words) -> refused.put(each, words);
            case Appended.NotNow(RuntimeException reason) -> {
                postponed.add(each);
                halt = reason;
            }
        }
    }

    /**
     * A different size makes suspicious, and so does a NUL, in whose place Dovecot stores 0x80; different bytes are
     * listed.
     */
    private void look(MailboxWriter writer) {
        var suspects = new TreeMap<Long, Intended>();
        for (MessageFacts facts : writer.facts(List.copyOf(placed.keySet()))) {
            Intended each = placed.get(facts.uid());
            if (each != null && (facts.size() != each.digest().size() || withNul.contains(each))) {
                suspects.put(facts.uid(), each);
            }
        }
        if (!suspects.isEmpty()) {
            writer.digests(suspects.firstKey(), (uid, found) -> {
                Intended sent = suspects.get(uid);
                if (sent != null && !sent.digest().exact().equals(found.exact())) {
                    altered.add(sent);
                }
            });
        }
    }

    /** Whether the server did not tell where a message went. */
    boolean somewhere() {
        return !placeless.isEmpty();
    }

    /** Messages that were not taken at the moment, in the order of appending. */
    List<Intended> postponed() {
        return postponed;
    }

    /** Why. */
    Optional<RuntimeException> halt() {
        return Optional.ofNullable(halt);
    }

    /** No message that is appended from now on can have a lower UID. */
    long uidNext() {
        return Math.max(placed.isEmpty() ? 0 : placed.lastKey() + 1, seen.isEmpty() ? 0 : seen.lastKey() + 1);
    }

    /** Those that are at the target byte by byte, as far as the server tells where. */
    Map<Long, Intended> faithful() {
        var faithful = new TreeMap<>(placed);
        faithful.values().removeAll(altered);
        return faithful;
    }

    /**
     * Says what became of each; those of unknown place are found by digest among what no other batch has settled.
     *
     * @return those that are not found
     */
    List<Intended> settle(Settlement settlement, Ledger ledger) {
        refused.forEach((each, words) -> settlement.excepted(each.source(), Kind.REFUSED_BY_TARGET, words));
        placed.forEach((uid, each) -> new Place(each, uid).settle(settlement));
        altered.forEach(each -> settlement.altered(each.source()));
        var landed = new Matches();
        seen.forEach((uid, digest) -> {
            if (!placed.containsKey(uid) && ledger.sourceOf(uid).isEmpty()) {
                landed.add(uid, digest);
            }
        });
        return settlement.match(placeless, landed);
    }
}
