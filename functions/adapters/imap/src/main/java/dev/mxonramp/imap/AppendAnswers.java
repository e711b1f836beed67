package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;

/** Where messages went, as the OK to their APPEND tells (RFC 4315 3 APPENDUID). */
final class AppendAnswers {
    private static final Pattern APPENDUID = Pattern.compile("\\[APPENDUID (\\d{1,10}) ([\\d:,]{1,16000})\\]",
            Pattern.CASE_INSENSITIVE);

    private AppendAnswers() {}

    /**
     * The places of so many messages of one command, in their order; nothing is believed about another folder, nor a place
     * that no new message can have.
     *
     * @param folder as it was when it was opened
     */
    static List<Appended> placed(Response answer, FolderStatus folder, int messages) {
        Matcher told = APPENDUID.matcher(answer.toString());
        List<Long> uids = told.find() && Long.parseLong(told.group(1)) == folder.uidValidity()
                ? UidSets.read(told.group(2), messages)
                : List.of();
        return uids.stream().filter(uid -> uid >= folder.uidNext() && UidSets.isUid(uid)).distinct().count() == messages
                && uids.size() == messages
                        ? uids.stream().<Appended>map(Appended.At::new).toList()
                        : Collections.nCopies(messages, new Appended.Somewhere());
    }
}
