package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ledger.Stumbles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Cuts the messages of a folder into batches that fit into memory; a large one travels alone. */
final class Batches {
    /** Messages in a batch: what an intent holds, and what is looked for after a crash. */
    static final int MAX_MESSAGES = 200;
    /** Octets in a batch; see {@link Work#places}. */
    static final long MAX_OCTETS = 8L << 20;

    private static final int FACTS_AT_ONCE = 1000;

    /**
     * A batch as it arrived.
     *
     * @param messages in the order of their UIDs
     * @param unreadable the server's words by UID
     */
    record Batch(List<Message> messages, Map<Long, String> unreadable) implements AutoCloseable {
        boolean isEmpty() {
            return messages.isEmpty() && unreadable.isEmpty();
        }

        @Override
        public void close() {
            messages.forEach(Message::close);
        }
    }

    private final Connections<? extends MailboxReader> source;
    private final String folder;
    private final long uidValidity;
    private final long[] wanted;
    private final Deque<MessageFacts> known = new ArrayDeque<>();
    private final Stumbles stumbles;
    private final ToLongFunction<MessageFacts> weight;
    private int next;

    /**
     * @param folder wire name
     * @param uidValidity that the UIDs belong to
     * @param wanted UIDs, ascending
     * @param stumbles where batches are smaller
     * @param weight octets that a message takes while it is on its way
     */
    Batches(Connections<? extends MailboxReader> source, String folder, long uidValidity, long[] wanted,
            Stumbles stumbles, ToLongFunction<MessageFacts> weight) {
        this.source = source;
        this.folder = folder;
        this.uidValidity = uidValidity;
        this.wanted = wanted;
        this.stumbles = stumbles;
        this.weight = weight;
    }

    /** What goes into the next batch; nothing at the end. */
    List<MessageFacts> choose() {
        var chosen = new ArrayList<MessageFacts>();
        long octets = 0;
        int most = MAX_MESSAGES;
        while (chosen.size() < most && refill()) {
            MessageFacts facts = known.getFirst();
            long more = weight.applyAsLong(facts);
            if (!chosen.isEmpty() && octets + more > MAX_OCTETS) {
                break;
            }
            octets += more;
            chosen.add(known.removeFirst());
            most = Math.min(most, stumbles.atOnce(facts.uid()));
        }
        return chosen;
    }

    /**
     * Those of some messages that fit into memory whatever they weighed when they were chosen: what could be copied then may
     * have to be fetched now. The others are chosen again.
     */
    List<MessageFacts> fitting(List<MessageFacts> some) {
        int fit = 0;
        long octets = 0;
        while (fit < some.size() && (fit == 0 || octets + some.get(fit).size() <= MAX_OCTETS)) {
            octets += some.get(fit++).size();
        }
        again(some.subList(fit, some.size()));
        return List.copyOf(some.subList(0, fit));
    }

    /** Has messages chosen again, before all others; they were chosen before, and are in the order of their UIDs. */
    void again(List<MessageFacts> some) {
        some.reversed().forEach(known::addFirst);
    }

    private boolean refill() {
        while (known.isEmpty() && next < wanted.length) {
            var uids = new ArrayList<Long>();
            while (uids.size() < FACTS_AT_ONCE && next < wanted.length) {
                uids.add(wanted[next++]);
            }
            known.addAll(asked(reader -> reader.facts(uids)));
        }
        return !known.isEmpty();
    }

    /** Fetches a batch; messages that have gone meanwhile are left out. */
    Batch fetch(List<MessageFacts> chosen) {
        return asked(reader -> fetch(reader, chosen));
    }

    private <T> T asked(Function<MailboxReader, T> question) {
        return source.use(folder, (reader, status) -> {
            if (status.uidValidity() != uidValidity) {
                throw new TransientFailure("The old server has numbered the folder's messages anew meanwhile.");
            }
            return question.apply(reader);
        });
    }

    private static Batch fetch(MailboxReader reader, List<MessageFacts> chosen) {
        var batch = new Batch(new ArrayList<>(), new HashMap<>());
        try {
            reader.fetch(chosen, new MailboxReader.Arrivals() {
                @Override
                public void arrived(Message message) {
                    batch.messages().add(message);
                }

                @Override
                public void unreadable(long uid, String words) {
                    batch.unreadable().put(uid, words);
                }
            });
            batch.messages().sort(Comparator.comparingLong(each -> each.facts().uid()));
            return batch;
        } catch (RuntimeException | Error e) {
            batch.close();
            throw e;
        }
    }
}
