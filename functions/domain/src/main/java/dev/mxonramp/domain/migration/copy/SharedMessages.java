package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.FirstCopies.FirstCopy;
import dev.mxonramp.domain.migration.ledger.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the folders of one worker know of each other, so that no body is fetched twice of a message that Gmail shows in
 * several: where it is at the target already, and whether it is on its way there.
 */
final class SharedMessages {
    private static final int MOST_FAILURES = 3;

    private final FirstCopies copies = new FirstCopies(FirstCopies.MOST);
    private final Set<Long> underWay = new HashSet<>();
    private boolean able;
    private int failures;

    /** @param able whether the source tells which messages are one, and the target where copies are */
    SharedMessages(boolean able) {
        this.able = able;
    }

    /** Whether anything is to be copied within the target at all. */
    synchronized boolean able() {
        return able;
    }

    /** The target's copies are not what was copied. */
    synchronized void unable() {
        able = false;
    }

    /** The target copied nothing, or does not say where; it is not asked for ever. */
    synchronized void failed() {
        failures++;
        able &= failures < MOST_FAILURES;
    }

    /** Whether nothing more is remembered. */
    synchronized boolean full() {
        return copies.full();
    }

    /** Where a message is at the target, in another folder than this one. */
    synchronized Optional<FirstCopy> elsewhere(MessageFacts facts, String folder) {
        return able && facts.gmailId() != 0
                ? copies.find(facts.gmailId()).filter(each -> !each.folder().name().equals(folder))
                : Optional.empty();
    }

    /**
     * A message that is at the target. One that a server may have rewritten, or of whose size the source told something
     * else, is not remembered.
     *
     * @param told RFC822.SIZE, in octets
     */
    synchronized void landed(long gmailId, long told, FirstCopy copy) {
        Digest digest = copy.digest();
        if (able && gmailId != 0 && digest.regular() && digest.size() == told) {
            copies.put(gmailId, copy);
        }
    }

    /** Messages that could not be copied from where they are: nobody else is to try. */
    synchronized void forget(Collection<MessageFacts> some) {
        some.forEach(each -> copies.forget(each.gmailId()));
    }

    /** A message that an earlier worker left at the target; of those that are known, nothing changes. */
    synchronized void landedBefore(long gmailId, FirstCopy copy) {
        if (gmailId != 0 && copies.find(gmailId).isEmpty()) {
            landed(gmailId, copy.digest().size(), copy);
        }
    }

    /**
     * Those of some messages that are nowhere at the target, nor on their way there. They are on their way from now on,
     * until {@link #release}; whoever has them does not wait for others.
     *
     * @param folder of the target that they are to go to
     */
    synchronized List<MessageFacts> claim(List<MessageFacts> some, String folder) {
        var mine = new ArrayList<MessageFacts>();
        for (MessageFacts each : some) {
            if (!able || each.gmailId() == 0
                    || (elsewhere(each, folder).isEmpty() && underWay.add(each.gmailId()))) {
                mine.add(each);
            }
        }
        return mine;
    }

    /** Messages that were claimed are at the target, or will not come there. */
    synchronized void release(Collection<MessageFacts> claimed) {
        claimed.forEach(each -> underWay.remove(each.gmailId()));
        notifyAll();
    }

    /** Waits until none of these messages is on its way. */
    synchronized void await(Collection<MessageFacts> some) {
        try {
            while (some.stream().anyMatch(each -> underWay.contains(each.gmailId()))) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("The worker was told to stop.", e);
        }
    }
}
