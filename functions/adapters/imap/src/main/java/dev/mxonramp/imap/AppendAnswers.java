package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import java.util.ArrayList;
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
                ? uids(told.group(2), messages)
                : List.of();
        return uids.stream().filter(uid -> uid >= folder.uidNext() && UidSets.isUid(uid)).distinct().count() == messages
                && uids.size() == messages
                        ? uids.stream().<Appended>map(Appended.At::new).toList()
                        : Collections.nCopies(messages, new Appended.Somewhere());
    }

    /** The UIDs of a set, in the order of the set; a set of more than {@code most} is cut behind the next. */
    private static List<Long> uids(String set, int most) {
        var uids = new ArrayList<Long>();
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            if (ends.length == 0 || ends.length > 2 || range.isEmpty()) {
                return List.of();
            }
            long first = number(ends[0]);
            long last = number(ends[ends.length - 1]);
            // 4:2 is the same as 2:4 (RFC 4315 4 uid-range).
            for (long uid = Math.min(first, last); uid <= Math.max(first, last) && uids.size() <= most; uid++) {
                uids.add(uid);
            }
        }
        return uids.contains(0L) ? List.of() : uids;
    }

    private static long number(String digits) {
        return digits.isEmpty() || digits.length() > 10 ? 0 : Long.parseLong(digits);
    }
}
