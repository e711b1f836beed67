package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.Quota;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One connection that fills a mailbox in memory. */
final class InMemoryMailboxWriter extends InMemoryMailboxReader implements MailboxWriter {
    InMemoryMailboxWriter(InMemoryMailbox mailbox) {
        super(mailbox);
    }

    @Override
    public long appendLimit() {
        connected();
        return mailbox.limit();
    }

    @Override
    public Quota quota() {
        connected();
        return mailbox.quota();
    }

    @Override
    protected FolderRefused refused(String wireName, String words) {
        return FolderRefused.byTarget(wireName, words);
    }

    @Override
    public Optional<String> create(String wireName) {
        connected();
        return mailbox.create(wireName) ? Optional.empty() : Optional.of("NO not this name");
    }

    @Override
    public boolean delete(String wireName) {
        connected();
        return mailbox.delete(wireName);
    }

    @Override
    public void subscribe(String wireName) {
        connected();
        mailbox.subscribe(wireName);
    }

    @Override
    public List<Appended> append(List<Message> messages) {
        var outcomes = new ArrayList<Appended>();
        for (Message message : messages) {
            outcomes.add(!outcomes.isEmpty() && outcomes.getLast() instanceof Appended.NotNow later
                    ? later
                    : append(opened(), message));
        }
        return outcomes;
    }

    @Override
    public Map<Long, String> setFlags(Map<Set<String>, List<Long>> uids) {
        String folder = opened();
        uids.forEach((flags, all) -> all.forEach(uid -> mailbox.flags(folder, uid, flags)));
        return Map.of();
    }

    @Override
    public boolean tellsCopies() {
        connected();
        return mailbox.tellsUids();
    }

    @Override
    public Map<Long, Long> copy(List<Long> uids, String folder, FolderStatus there) {
        var here = mailbox.snapshot(opened());
        Map<Long, Long> copies = new TreeMap<>();
        uids.stream().filter(here::containsKey)
                .forEach(uid -> copies.put(uid, mailbox.add(folder, Objects.requireNonNull(here.get(uid)))));
        return copies;
    }

    @Override
    public Set<String> kept(Set<String> flags) {
        return flags;
    }

    @Override
    public boolean remove(List<Long> uids) {
        String folder = opened();
        if (!mailbox.tellsUids()) {
            return false;
        }
        uids.forEach(uid -> mailbox.expunge(folder, uid));
        return true;
    }

    private Appended append(String folder, Message message) {
        var stored = new Stored(octets(message), message.facts().date(), message.facts().flags());
        return switch (mailbox.fateOf(stored.octets())) {
            case TAKEN -> taken(mailbox.add(folder, stored));
            case REFUSED -> new Appended.Refused("NO not this one");
            case BROKEN_SERVER -> new Appended.Refused("NO [SERVERBUG] internal error");
            case BUSY -> new Appended.NotNow(new ServerBusy("The new server asks to wait: \"NO try again later\"."));
            case FULL -> new Appended.NotNow(new TargetFull("NO [OVERQUOTA] no room"));
            case BROKEN_OFF -> throw broken();
            case ANSWER_LOST -> {
                var _ = mailbox.add(folder, stored);
                throw broken();
            }
        };
    }

    private Appended taken(long uid) {
        return mailbox.tellsUids() ? new Appended.At(uid) : new Appended.Somewhere();
    }

    private TransientFailure broken() {
        close();
        return new TransientFailure("The connection was lost.");
    }

    private static String octets(Message message) {
        try (InputStream in = message.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
