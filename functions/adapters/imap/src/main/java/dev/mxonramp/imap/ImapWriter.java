package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.copy.Quota;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;

/** Fills the new mailbox, a message a command, over synchronising literals. */
final class ImapWriter extends ImapReader implements MailboxWriter {
    private static final Pattern APPENDUID = Pattern.compile("\\[APPENDUID (\\d+) (\\d+)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMIT = Pattern.compile("APPENDLIMIT=(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    private Opening opening = new Opening();
    private String folder = "";

    ImapWriter(ImapConnection connection) {
        super(connection);
    }

    @Override
    public FolderStatus open(String wireName) {
        folder = wireName;
        opening = open("SELECT", wireName);
        return opening.status();
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
    public boolean create(String wireName) {
        Response end = connection.run("CREATE", new Argument().writeString(wireName), ImapReader::ignore);
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
    public List<Appended> append(List<Message> messages) {
        var outcomes = new ArrayList<Appended>();
        for (Message message : messages) {
            Appended outcome = outcomes.isEmpty() || !(outcomes.getLast() instanceof Appended.NotNow later)
                    ? outcome(message, kept(message))
                    : later;
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private Response appendOne(Message message, Set<String> flags) {
        try {
            return connection.run("APPEND", arguments(message, flags), ImapReader::ignore);
        } catch (ImapConnection.RefusedLiteral e) {
            return e.response();
        }
    }

    private Set<String> kept(Message message) {
        return opening.kept(message.facts().flags());
    }

    private Argument arguments(Message message, Set<String> flags) {
        MessageFacts facts = message.facts();
        var arguments = new Argument();
        arguments.writeString(folder);
        var list = new Argument();
        flags.stream().sorted().forEach(list::writeAtom);
        arguments.writeArgument(list);
        OffsetDateTime date = facts.date();
        if (date != null) {
            arguments.writeString(ImapDate.write(date));
        }
        arguments.writeBytes(new ContentLiteral(message.content()));
        return arguments;
    }

    private Appended outcome(Message message, Set<String> flags) {
        Response answer = appendOne(message, flags);
        if (answer.isOK()) {
            return placed(answer);
        }
        String words = ImapAnswers.words(answer);
        if (ImapAnswers.full(words)) {
            return new Appended.NotNow(new TargetFull(words));
        }
        if (ImapAnswers.busy(words)) {
            return new Appended.NotNow(ImapAnswers.failure("The new server asks to wait", answer));
        }
        Set<String> system = new HashSet<>(flags);
        boolean keywords = system.removeIf(flag -> !flag.startsWith("\\"));
        // A keyword that the server does not like must not cost the message.
        return keywords ? outcome(message, system) : new Appended.Refused(words);
    }

    private Appended placed(Response answer) {
        Matcher uid = APPENDUID.matcher(answer.toString());
        boolean here = uid.find() && Long.parseLong(uid.group(1)) == opening.status().uidValidity();
        return here ? new Appended.At(Long.parseLong(uid.group(2))) : new Appended.Somewhere();
    }
}
