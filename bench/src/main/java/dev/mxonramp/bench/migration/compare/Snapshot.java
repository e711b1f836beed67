package dev.mxonramp.bench.migration.compare;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that one mailbox holds.
 *
 * @param folders their messages by name, as the server writes it but with {@code /} between levels; empty folders too
 */
public record Snapshot(SortedMap<String, List<Message>> folders) {
    /**
     * One message, by all that must arrive.
     *
     * @param sha256 of its raw octets, in hexadecimal digits
     * @param date its INTERNALDATE
     * @param flags in lower case, which they are compared in; without {@code \recent}, which is the server's own
     */
    public record Message(String sha256, Instant date, SortedSet<String> flags) {
        public Message {
            flags = new TreeSet<>(flags);
        }
    }

    public Snapshot {
        folders = folders.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> List.copyOf(each.getValue()), (a, _) -> a, TreeMap::new));
    }

    /** How many messages there are in all folders. */
    public int messages() {
        return folders.values().stream().mapToInt(List::size).sum();
    }
}
