package dev.mxonramp.domain.migration.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sorts out of one folder's messages those that need not be fetched: Gmail shows them in other folders, too, from which
 * they are at the target already, or on their way there.
 */
final class LabelCopies {
    private final SharedMessages shared;
    private final CopyWithin within;
    private final String folder;
    /** To be copied. */
    private final List<MessageFacts> copied = new ArrayList<>();
    /** On their way from other folders. */
    private final List<MessageFacts> awaited = new ArrayList<>();

    /** @param folder wire name at the target */
    LabelCopies(SharedMessages shared, CopyWithin within, String folder) {
        this.shared = shared;
        this.within = within;
        this.folder = folder;
    }

    /** Octets that a message takes while it is on its way; none where it is copied. */
    long weight(MessageFacts facts) {
        return copies(facts) ? 0 : facts.size();
    }

    /** Those that are not to be copied; it is remembered which are. */
    synchronized List<MessageFacts> sortOut(List<MessageFacts> chosen) {
        var rest = new ArrayList<MessageFacts>();
        chosen.forEach(each -> (copies(each) ? copied : rest).add(each));
        // Those that are awaited stay few.
        awaited.removeIf(each -> copies(each) && copied.add(each));
        return rest;
    }

    private boolean copies(MessageFacts facts) {
        return shared.elsewhere(facts, folder).isPresent();
    }

    /** How many are to be copied. */
    synchronized int toCopy() {
        return copied.size();
    }

    /**
     * Copies some; nothing else of the folder is under way.
     *
     * @return those that could not be copied, by UID
     */
    synchronized List<MessageFacts> copy() {
        List<MessageFacts> some = copied.stream().limit(MailboxWriter.MOST_COPIES).toList();
        copied.subList(0, some.size()).clear();
        Set<Long> done = within.copy(some);
        List<MessageFacts> rest = some.stream().filter(each -> !done.contains(each.uid()))
                .sorted(Comparator.comparingLong(MessageFacts::uid)).toList();
        shared.forget(rest);
        return rest;
    }

    /**
     * Fetches those of some messages that are not on their way from another folder; the others are awaited.
     *
     * @param fetch takes messages to the target
     */
    void fetch(List<MessageFacts> some, Consumer<List<MessageFacts>> fetch) {
        List<MessageFacts> mine = claim(some);
        try {
            if (!mine.isEmpty()) {
                fetch.accept(mine);
            }
        } finally {
            shared.release(mine);
        }
    }

    private synchronized List<MessageFacts> claim(List<MessageFacts> some) {
        List<MessageFacts> mine = shared.claim(some, folder);
        some.stream().filter(each -> !mine.contains(each)).forEach(awaited::add);
        return mine;
    }

    /** Waits for those that are awaited; their UIDs, ascending. They are not awaited any more. */
    long[] arrived() {
        List<MessageFacts> all;
        synchronized (this) {
            all = List.copyOf(awaited);
            awaited.clear();
        }
        shared.await(all);
        return all.stream().mapToLong(MessageFacts::uid).sorted().toArray();
    }
}
