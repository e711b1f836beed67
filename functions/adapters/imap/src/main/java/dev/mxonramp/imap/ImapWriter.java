package dev.mxonramp.imap;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.Quota;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;

/** Fills the new mailbox: as many messages under way at a time as the server bears. */
final class ImapWriter extends ImapReader implements MailboxWriter {
    private static final Pattern LIMIT = Pattern.compile("APPENDLIMIT=(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    private final Stalls stalls;
    private Opening opening = new Opening();
    private String folder = "";

    ImapWriter(ImapConnection connection) {
        this(connection, new Stalls());
    }

    /** @param stalls where pipelining came to a standstill before */
    ImapWriter(ImapConnection connection, Stalls stalls) {
        super(connection);
        this.stalls = stalls;
    }

    @Override
    public FolderStatus open(String wireName) {
        folder = wireName;
        opening = open("SELECT", wireName);
        return opening.status();
    }

    @Override
    protected FolderRefused refused(String wireName, String words) {
        return FolderRefused.byTarget(wireName, words);
    }

    @Override
    public long appendLimit() {
        for (String capability : connection.getCapabilities().keySet()) {
            Matcher limit = LIMIT.matcher(capability);
            if (limit.matches()) {
                return Long.parseLong(limit.group(1));
            }
        }
        return Long.MAX_VALUE;
    }

    @Override
    public Quota quota() {
        return TargetQuota.read(connection);
    }

    @Override
    public Optional<String> create(String wireName) {
        Response end = connection.run("CREATE", new Argument().writeString(wireName), ImapReader::ignore);
        String words = ImapAnswers.words(end);
        if (!end.isOK() && ImapAnswers.full(words)) {
            throw new TargetFull(words);
        }
        if (!end.isOK() && ImapAnswers.busy(words)) {
            throw ImapAnswers.failure("The new server asks to wait", end);
        }
        return end.isOK() ? Optional.empty() : Optional.of(words);
    }

    @Override
    public boolean delete(String wireName) {
        // An error by RFC 3501 6.3.4; James 3.8.1 does it.
        if (wireName.equalsIgnoreCase("INBOX")) {
            return false;
        }
        Response end = connection.run("DELETE", new Argument().writeString(wireName), ImapReader::ignore);
        if (!end.isOK() && ImapAnswers.busy(ImapAnswers.words(end))) {
            throw ImapAnswers.failure("The new server asks to wait", end);
        }
        return end.isOK();
    }

    @Override
    public void subscribe(String wireName) {
        var _ = connection.run("SUBSCRIBE", new Argument().writeString(wireName), ImapReader::ignore);
    }

    @Override
    public boolean tellsCopies() {
        return connection.hasCapability("UIDPLUS");
    }

    @Override
    public Map<Long, Long> copy(List<Long> uids, String target, FolderStatus there) {
        Response end = connection.run("UID COPY " + UidSets.of(uids), new Argument().writeString(target),
                ImapReader::ignore);
        String words = ImapAnswers.words(end);
        if (!end.isOK() && ImapAnswers.full(words)) {
            throw new TargetFull(words);
        }
        if (!end.isOK() && ImapAnswers.busyForMessages(words)) {
            throw ImapAnswers.failure("The new server asks to wait", end);
        }
        return end.isOK() ? CopyAnswers.placed(end, there, uids) : Map.of();
    }

    @Override
    public Map<Long, String> setFlags(Map<Set<String>, List<Long>> uids) {
        return new FlagStores(connection, opening).store(uids);
    }

    @Override
    public Set<String> kept(Set<String> flags) {
        return opening.kept(flags);
    }

    /** Never by EXPUNGE, which takes everything that is marked, whoever marked it. */
    @Override
    public boolean remove(List<Long> uids) {
        if (!connection.hasCapability("UIDPLUS")) {
            return false;
        }
        for (List<Long> some : UidSets.cut(uids)) {
            String set = UidSets.of(some);
            for (String command : List.of("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE " + set)) {
                Response end = connection.run(command, null, ImapReader::ignore);
                if (!end.isOK()) {
                    throw ImapAnswers.failure("The new server does not remove messages", end);
                }
            }
        }
        return true;
    }

    /** Sends a message alone in steps: the one that something failed at before is then known not to stall the rest. */
    @Override
    public List<Appended> append(List<Message> messages) {
        connection.compressWhereBetter();
        AppendStyle chosen = messages.size() == 1
                ? AppendStyle.STEP_BY_STEP
                : AppendStyle.of(connection, stalls.at(connection));
        var pipeline = new AppendPipeline(connection, folder, chosen);
        try {
            return new Appending(pipeline, opening, messages).append(chosen.together());
        } catch (TransientFailure e) {
            if (!chosen.equals(AppendStyle.STEP_BY_STEP) && ImapConnection.timedOut(e)) {
                stalls.add(connection);
            }
            throw e;
        }
    }
}
