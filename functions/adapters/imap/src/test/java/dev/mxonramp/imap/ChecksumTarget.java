package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/** A mailbox with an inbox that keeps of each message its facts and a checksum, and throws its octets away. */
final class ChecksumTarget {
    private static final int BLOCK = 1 << 16;

    private final Map<Long, MessageFacts> facts = new TreeMap<>();
    private final List<Long> checksums = new ArrayList<>();

    /** The checksums of what arrived, in their order. */
    synchronized List<Long> checksums() {
        return checksums.stream().sorted().toList();
    }

    private synchronized long add(Message message, long size, long checksum) {
        long uid = facts.size() + 1L;
        facts.put(uid, new MessageFacts(uid, size, message.facts().date(), message.facts().flags()));
        checksums.add(checksum);
        return uid;
    }

    private synchronized Map<Long, MessageFacts> all() {
        return new TreeMap<>(facts);
    }

    MailboxWriter writer() {
        return new Writer();
    }

    private final class Writer implements MailboxWriter {
        @Override
        public List<Appended> append(List<Message> messages) {
            return messages.stream().<Appended>map(each -> new Appended.At(stored(each))).toList();
        }

        private long stored(Message message) {
            var crc = new CRC32C();
            var block = new byte[BLOCK];
            long size = 0;
            try (InputStream in = message.content().open()) {
                for (int some = in.read(block); some >= 0; some = in.read(block)) {
                    crc.update(block, 0, some);
                    size += some;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return add(message, size, crc.getValue());
        }

        @Override
        public FolderTree folders() {
            return new FolderTree("", '/', List.of(new ListedFolder("INBOX", '/', Set.of(), true)));
        }

        @Override
        public Map<String, FolderStatus> statuses(List<String> wireNames) {
            return wireNames.stream().collect(Collectors.toMap(each -> each, this::open));
        }

        @Override
        public FolderStatus open(String wireName) {
            if (!wireName.equals("INBOX")) {
                throw new TransientFailure("There is no folder " + wireName + ".");
            }
            return new FolderStatus(1, all().size() + 1L, all().size());
        }

        @Override
        public long[] uids() {
            return all().keySet().stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public List<MessageFacts> facts(List<Long> uids) {
            return all().values().stream().filter(each -> uids.contains(each.uid())).toList();
        }

        @Override
        public long appendLimit() {
            return Long.MAX_VALUE;
        }

        @Override
        public void flags(long since, Flags flags) {
            all().values().forEach(each -> flags.found(each.uid(), each.flags()));
        }

        @Override
        public void fetch(List<MessageFacts> wanted, Arrivals arrivals) {
            throw new AssertionError("its octets are gone");
        }

        @Override
        public void digests(long fromUid, Digests digests) {
            throw new AssertionError("its octets are gone");
        }

        @Override
        public Optional<String> create(String wireName) {
            throw new AssertionError("the source has an inbox only");
        }

        @Override
        public boolean delete(String wireName) {
            throw new AssertionError("no folder is made");
        }

        @Override
        public void subscribe(String wireName) {
            throw new AssertionError("the source has an inbox only");
        }

        @Override
        public Map<Long, String> setFlags(Map<Set<String>, List<Long>> uids) {
            throw new AssertionError("no flag changes");
        }

        @Override
        public Set<String> kept(Set<String> flags) {
            return flags;
        }

        @Override
        public boolean remove(List<Long> uids) {
            throw new AssertionError("nothing is removed at the source");
        }

        @Override
        public void close() {
            // There is no connection.
        }
    }
}
