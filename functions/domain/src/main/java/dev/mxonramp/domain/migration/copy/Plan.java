package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.folder.FolderMapping;
import dev.mxonramp.domain.migration.folder.FolderTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do, before it does anything: nothing is written on either side.
 *
 * @param folders one entry each, in the order of copying
 * @param leftOut folders that are not copied
 * @param quota how much room the new mailbox has
 * @param limit the largest message that the new server takes, in octets; {@link Long#MAX_VALUE} unknown
 */
public record Plan(List<Folder> folders, List<LeftOut> leftOut, Quota quota, long limit) {
    private static final int FACTS_AT_ONCE = 2000;

    public Plan {
        folders = List.copyOf(folders);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One folder's part.
     *
     * @param source its name at the old server
     * @param target where it goes
     * @param messages how many it has; empty where time did not suffice to look, or the old server does not open it
     * @param octets of them all; empty where time did not suffice to add them up, or the old server does not open it
     * @param tooLarge messages that the new server does not take
     * @param collides whether it had to give way to another folder that wants the same place
     * @param note what a person should know, or null
     */
    public record Folder(String source, String target, OptionalLong messages, OptionalLong octets, long tooLarge,
            boolean collides, @Nullable String note) {}

    /**
     * A folder that is not copied.
     *
     * @param source its name at the old server
     * @param why a sentence
     */
    public record LeftOut(String source, String why) {}

    /** Draws up the plan of a mailbox; folders are looked at and sizes added up until time is up. */
    public static Plan of(MailboxKey mailbox, Doors doors, BooleanSupplier timeUp) {
        try (MailboxReader source = doors.source(mailbox); MailboxWriter target = doors.target(mailbox)) {
            FolderTree tree = source.folders();
            long limit = target.appendLimit();
            var folders = new ArrayList<Folder>();
            for (FolderMapping.Entry entry : FolderMapping.of(tree, target.folders())) {
                folders.add(folder(entry, tree.prefix(), source, limit, timeUp));
            }
            List<LeftOut> leftOut = tree.leftOut().stream()
                    .map(each -> new LeftOut(each.folder().path(tree.prefix()).toString(), each.why())).toList();
            return new Plan(folders, leftOut, target.quota(), limit);
        }
    }

    private static Folder folder(FolderMapping.Entry entry, String prefix, MailboxReader source, long limit,
            BooleanSupplier timeUp) {
        String from = entry.source().path(prefix).toString();
        String to = entry.path().toString();
        if (timeUp.getAsBoolean()) {
            return new Folder(from, to, OptionalLong.empty(), OptionalLong.empty(), 0, entry.collides(), entry.note());
        }
        FolderStatus status;
        try {
            status = source.open(entry.source().wireName());
        } catch (FolderRefused e) {
            return new Folder(from, to, OptionalLong.empty(), OptionalLong.empty(), 0, entry.collides(),
                    "The old server does not open it: \"" + e.words()
                            + "\". The others are copied, and every pass tries it again.");
        }
        long octets = 0;
        long tooLarge = 0;
        long[] uids = status.messages() == 0 || timeUp.getAsBoolean() ? new long[0] : source.uids();
        boolean whole = uids.length >= status.messages();
        for (int at = 0; at < uids.length && whole; at += FACTS_AT_ONCE) {
            List<Long> some = Arrays.stream(uids, at, Math.min(uids.length, at + FACTS_AT_ONCE)).boxed().toList();
            for (MessageFacts facts : source.facts(some)) {
                octets += facts.size();
                tooLarge += facts.size() > limit ? 1 : 0;
            }
            whole = !timeUp.getAsBoolean();
        }
        return new Folder(from, to, OptionalLong.of(status.messages()),
                whole ? OptionalLong.of(octets) : OptionalLong.empty(), tooLarge, entry.collides(), entry.note());
    }

    /** Messages in all folders that were looked at. */
    public long messages() {
        return folders.stream().mapToLong(each -> each.messages().orElse(0)).sum();
    }

    /** Octets of all messages whose sizes were added up. */
    public long octets() {
        return folders.stream().mapToLong(each -> each.octets().orElse(0)).sum();
    }

    /** Whether all folders were looked at and all sizes added up. */
    public boolean complete() {
        return folders.stream().allMatch(each -> each.octets().isPresent());
    }
}
