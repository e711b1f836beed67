package dev.mxonramp.testkit.imap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A folder of a {@link HonestImap}; texts have one character an octet. */
public final class ImapFolder {
    private final List<Stored> messages = new ArrayList<>();
    private long uidValidity;
    private long uidNext = 1;

    /**
     * A message.
     *
     * @param uid in this folder
     * @param flags it has
     * @param date INTERNALDATE as on the wire
     * @param octets its bytes
     * @param gmailId X-GM-MSGID, 64 bits without a sign; 0 for none
     */
    public record Stored(long uid, Set<String> flags, String date, String octets, long gmailId) {
        public Stored {
            flags = Set.copyOf(flags);
        }
    }

    ImapFolder(long uidValidity) {
        this.uidValidity = uidValidity;
    }

    /** The messages, by UID. */
    public synchronized List<Stored> messages() {
        return List.copyOf(messages);
    }

    /** UIDVALIDITY of now. */
    public synchronized long uidValidity() {
        return uidValidity;
    }

    synchronized long uidNext() {
        return uidNext;
    }

    /** Adds a message; its UID. */
    public long add(Collection<String> flags, String date, String octets) {
        return add(flags, date, octets, 0);
    }

    /** Adds a message that Gmail may show in other folders, too; its UID. */
    public synchronized long add(Collection<String> flags, String date, String octets, long gmailId) {
        messages.add(new Stored(uidNext, Set.copyOf(flags), date, octets, gmailId));
        return uidNext++;
    }

    /** Numbers everything anew from another UID on, as a server does that lost its index. */
    public synchronized void renumber(long newValidity, long firstUid) {
        uidValidity = newValidity;
        uidNext = firstUid;
        List<Stored> all = List.copyOf(messages);
        messages.clear();
        all.forEach(each -> add(each.flags(), each.date(), each.octets(), each.gmailId()));
    }

    /** Removes messages for good. */
    public synchronized void remove(Predicate<Stored> which) {
        messages.removeIf(which);
    }

    /** Changes flags of messages. */
    synchronized void store(Predicate<Stored> which, String how, Collection<String> flags) {
        messages.replaceAll(each -> {
            if (!which.test(each)) {
                return each;
            }
            var changed = new TreeSet<String>(how.startsWith("FLAGS") ? Set.of() : each.flags());
            if (how.startsWith("-")) {
                changed.removeAll(flags);
            } else {
                changed.addAll(flags);
            }
            return new Stored(each.uid(), changed, each.date(), each.octets(), each.gmailId());
        });
    }
}
