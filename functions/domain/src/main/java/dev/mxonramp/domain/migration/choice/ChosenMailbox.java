package dev.mxonramp.domain.migration.choice;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderTree;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An old mailbox as its owner wants it: what is not chosen is not there for whoever reads it. */
public final class ChosenMailbox implements MailboxReader {
    private final MailboxReader mailbox;
    private final FolderChoice choice;

    public ChosenMailbox(MailboxReader mailbox, FolderChoice choice) {
        this.mailbox = mailbox;
        this.choice = choice;
    }

    @Override
    public FolderTree folders() {
        return new FolderSelection(choice).of(mailbox.folders());
    }

    @Override
    public FolderStatus open(String wireName) {
        return chosen(mailbox.open(wireName));
    }

    private FolderStatus chosen(FolderStatus status) {
        return choice.since() == null
                ? status
                : new FolderStatus(status.uidValidity(), status.uidNext(), uids().length, status.modSeq());
    }

    @Override
    public Optional<FolderStatus> openSince(String wireName, FolderStatus then, Changes changes) {
        return mailbox.openSince(wireName, then, changes).map(this::chosen);
    }

    @Override
    public long[] uids() {
        LocalDate since = choice.since();
        return since == null ? mailbox.uids() : mailbox.uidsSince(since);
    }

    @Override
    public long[] uidsSince(LocalDate day) {
        LocalDate since = choice.since();
        return mailbox.uidsSince(since != null && since.isAfter(day) ? since : day);
    }

    @Override
    public List<MessageFacts> facts(List<Long> uids) {
        return mailbox.facts(uids);
    }

    @Override
    public Map<String, FolderStatus> statuses(List<String> wireNames) {
        // What a server tells without opening a folder counts messages from before the first day, too.
        return choice.since() == null ? mailbox.statuses(wireNames) : Map.of();
    }

    @Override
    public void flags(long since, Flags flags) {
        mailbox.flags(since, flags);
    }

    @Override
    public boolean tellsGmailIds() {
        return mailbox.tellsGmailIds();
    }

    @Override
    public void gmailIds(GmailIds ids) {
        mailbox.gmailIds(ids);
    }

    @Override
    public void fetch(List<MessageFacts> wanted, Arrivals arrivals) {
        mailbox.fetch(wanted, arrivals);
    }

    @Override
    public void digests(long fromUid, Digests digests) {
        mailbox.digests(fromUid, digests);
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
