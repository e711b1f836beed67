package dev.mxonramp.domain.migration.copy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts the messages of the reader's open folder into batches that fit into memory; a large one travels alone. */
final class Batches {
    /** Messages in a batch: what an intent holds, and what is looked for after a crash. */
    static final int MAX_MESSAGES = 200;
    /** Octets in a batch; two batches are in memory at once. */
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

    private final MailboxReader reader;
    private final long[] wanted;
    private final Deque<MessageFacts> known = new ArrayDeque<>();
    private final long aloneUpTo;
    private int next;

    /**
     * @param wanted UIDs, ascending
     * @param aloneUpTo messages up to this UID make a batch each
     */
    Batches(MailboxReader reader, long[] wanted, long aloneUpTo) {
        this.reader = reader;
        this.wanted = wanted;
        this.aloneUpTo = aloneUpTo;
    }

    /** The next batch; an empty one at the end. Messages that have gone meanwhile are left out. */
    Batch next() {
        while (true) {
            List<MessageFacts> chosen = choose();
            if (chosen.isEmpty()) {
                return new Batch(List.of(), Map.of());
            }
            Batch batch = fetch(chosen);
            if (!batch.isEmpty()) {
                return batch;
            }
        }
    }

    private List<MessageFacts> choose() {
        var chosen = new ArrayList<MessageFacts>();
        long octets = 0;
        while (chosen.size() < MAX_MESSAGES && refill()) {
            MessageFacts facts = known.getFirst();
            if (!chosen.isEmpty() && octets + facts.size() > MAX_OCTETS) {
                break;
            }
            octets += facts.size();
            chosen.add(known.removeFirst());
            if (facts.uid() <= aloneUpTo) {
                break;
            }
        }
        return chosen;
    }

    private boolean refill() {
        while (known.isEmpty() && next < wanted.length) {
            var uids = new ArrayList<Long>();
            while (uids.size() < FACTS_AT_ONCE && next < wanted.length) {
                uids.add(wanted[next++]);
            }
            known.addAll(reader.facts(uids));
        }
        return !known.isEmpty();
    }

    private Batch fetch(List<MessageFacts> chosen) {
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
