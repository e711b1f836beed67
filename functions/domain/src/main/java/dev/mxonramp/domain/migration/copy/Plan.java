package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.folder.FolderMapping;
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
 */
public record Plan(List<Folder> folders) {
    private static final int FACTS_AT_ONCE = 2000;

    public Plan {
        folders = List.copyOf(folders);
    }

    /**
     * One folder's part.
     *
     * @param source its name at the old server
     * @param target where it goes
     * @param messages how many it has
     * @param octets of them all; empty where time did not suffice to add them up
     * @param tooLarge messages that the new server does not take
     * @param note what a person should know, or null
     */
    public record Folder(String source, String target, long messages, OptionalLong octets, long tooLarge,
            @Nullable String note) {}

    /** Draws up the plan of a mailbox; sizes are added up until time is up. */
    public static Plan of(MailboxKey mailbox, Doors doors, BooleanSupplier timeUp) {
        try (MailboxReader source = doors.source(mailbox); MailboxWriter target = doors.target(mailbox)) {
            var folders = new ArrayList<Folder>();
            for (FolderMapping.Entry entry : FolderMapping.of(source.folders(), target.folders())) {
                folders.add(folder(entry, source, target.appendLimit(), timeUp));
            }
            return new Plan(folders);
        }
    }

    private static Folder folder(FolderMapping.Entry entry, MailboxReader source, long limit, BooleanSupplier timeUp) {
        FolderStatus status = source.open(entry.source().wireName());
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
        return new Folder(entry.source().name(), entry.path().toString(), status.messages(),
                whole ? OptionalLong.of(octets) : OptionalLong.empty(), tooLarge, entry.note());
    }
}
