package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.folder.FolderTree;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Reads a mailbox over one connection: EXAMINE, BODY.PEEK, many messages in one command. */
class ImapReader implements MailboxReader {
    private static final int DIGESTS_AT_ONCE = 200;
    private static final DateTimeFormatter SEARCHED = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

    /** The connection; subclasses say more on it. */
    protected final ImapConnection connection;
    /** How many messages the open folder had when it was opened. */
    private long messages;

    private final Resync resync;
    private boolean selected;

    ImapReader(ImapConnection connection) {
        this.connection = connection;
        this.resync = new Resync(connection);
    }

    @Override
    public FolderTree folders() {
        return new FolderLister(connection).tree();
    }

    @Override
    public FolderStatus open(String wireName) {
        return opened(wireName).status();
    }

    /** Opens a folder for reading; a writer overrides the command. */
    protected Opening opened(String wireName) {
        return open("EXAMINE", wireName);
    }

    /** A folder that is not opened; a writer speaks of another server. */
    protected FolderRefused refused(String wireName, String words) {
        return FolderRefused.bySource(wireName, words);
    }

    /** Opens a folder by EXAMINE or SELECT. */
    protected final Opening open(String command, String wireName) {
        var opening = new Opening();
        selected = true;
        // Else Dovecot does not tell the count of changes.
        boolean counts = command.equals("EXAMINE") && connection.hasCapability("CONDSTORE");
        Response end = connection.run(command, named(wireName, counts), opening::answer);
        if (end.isBAD() && counts) {
            end = connection.run(command, named(wireName, false), opening::answer);
        }
        if (!end.isOK()) {
            String words = ImapAnswers.words(end);
            throw ImapAnswers.busy(words)
                    ? ImapAnswers.failure("The folder \"" + wireName + "\" cannot be opened", end)
                    : refused(wireName, words);
        }
        if (!opening.plausible()) {
            throw connection.unreadable();
        }
        messages = opening.status().messages();
        if (opening.status().uidNext() == 0) {
            // UIDNEXT is optional in the answer to SELECT; the highest UID tells as much.
            opening.uidNext(LongStream.of(uids()).max().orElse(0) + 1);
        }
        return opening;
    }

    private static Argument named(String wireName, boolean counts) {
        Argument name = new Argument().writeString(wireName);
        return counts ? name.writeArgument(new Argument().writeAtom("CONDSTORE")) : name;
    }

    @Override
    public long[] uids() {
        return UidSearch.all(connection, messages);
    }

    @Override
    public long[] uidsSince(LocalDate day) {
        return UidSearch.run(connection, "SINCE " + SEARCHED.format(day));
    }

    @Override
    public List<MessageFacts> facts(List<Long> uids) {
        if (uids.isEmpty()) {
            return List.of();
        }
        // A server may speak of other messages, too, and in an answer of their own of flags that change meanwhile.
        var asked = new HashSet<>(uids);
        var told = new TreeMap<Long, FetchAnswer>();
        String items = " (UID RFC822.SIZE FLAGS INTERNALDATE" + (tellsGmailIds() ? " X-GM-MSGID)" : ")");
        List<List<Long>> cut = UidSets.cut(uids);
        List<Response> ends = new Pipeline(connection, FetchAnswer.to(each -> {
            if (asked.contains(each.uid())) {
                told.merge(each.uid(), each, FetchAnswer::and);
            }
        })).run(cut.stream().map(some -> "UID FETCH " + UidSets.of(some) + items).toList());
        for (int i = 0; i < ends.size(); i++) {
            if (!ends.get(i).isOK() && UidSearch.anyThere(connection, cut.get(i))) {
                throw ImapAnswers.failure("The server does not describe its messages", ends.get(i));
            }
        }
        return told.values().stream().map(FetchAnswer::facts).toList();
    }

    @Override
    public boolean tellsGmailIds() {
        return connection.hasCapability("X-GM-EXT-1");
    }

    @Override
    public void gmailIds(GmailIds ids) {
        if (!tellsGmailIds()) {
            return;
        }
        Response end = connection.run("UID FETCH 1:* (UID X-GM-MSGID)", null, FetchAnswer.to(each -> {
            if (each.uid() > 0 && each.gmailId() != 0) {
                ids.found(each.uid(), each.gmailId());
            }
        }));
        if (!end.isOK() && uids().length > 0) {
            throw ImapAnswers.failure("The server does not tell which messages are the same", end);
        }
    }

    @Override
    public Map<String, FolderStatus> statuses(List<String> wireNames) {
        return new Statuses(connection).of(wireNames);
    }

    @Override
    public void flags(long since, Flags flags) {
        String changed = since == 0 ? "" : " (CHANGEDSINCE " + since + ")";
        Response end = connection.run("UID FETCH 1:* (UID FLAGS)" + changed, null, answer -> {
            if (answer.keyEquals("FETCH")) {
                var each = new FetchAnswer(answer);
                Set<String> told = each.flags();
                if (each.uid() > 0 && told != null) {
                    flags.found(each.uid(), told);
                }
            }
        });
        // Some servers answer BAD where the folder is empty.
        if (!end.isOK() && uids().length > 0) {
            throw ImapAnswers.failure("The server does not tell the flags of its messages", end);
        }
    }

    @Override
    public Optional<FolderStatus> openSince(String wireName, FolderStatus then, Changes changes) {
        Optional<FolderStatus> now = resync.open(wireName, selected, then, changes);
        now.ifPresent(status -> {
            selected = true;
            messages = status.messages();
        });
        return now;
    }

    @Override
    public void fetch(List<MessageFacts> wanted, Arrivals arrivals) {
        connection.compressWhereBetter();
        new Fetching(connection, arrivals).fetch(wanted);
    }

    @Override
    public void digests(long fromUid, Digests digests) {
        List<Long> uids = LongStream.of(UidSearch.run(connection, "UID " + fromUid + ":*"))
                .filter(uid -> uid >= fromUid).boxed().toList();
        for (int at = 0; at < uids.size(); at += DIGESTS_AT_ONCE) {
            List<Long> untold = new ArrayList<>(uids.subList(at, Math.min(uids.size(), at + DIGESTS_AT_ONCE)));
            fetch(facts(untold), new Arrivals() {
                @Override
                public void arrived(Message message) {
                    try (message) {
                        untold.remove(message.facts().uid());
                        digests.found(message.facts().uid(), message.digest());
                    }
                }

                @Override
                public void unreadable(long uid, String words) {
                    throw new TransientFailure("The new server does not give out a message: \"" + words + "\".");
                }
            });
            // A message that is taken for missing would be written again.
            if (!untold.isEmpty() && UidSearch.anyThere(connection, untold)) {
                throw new TransientFailure("The new server lists messages that it does not give out.");
            }
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    /** For subclasses that wait for nothing. */
    protected static void ignore(IMAPResponse answer) {
        // Unsolicited data, e.g. EXISTS after an APPEND.
    }
}
