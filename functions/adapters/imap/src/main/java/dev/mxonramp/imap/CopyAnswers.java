package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;

/** Where copies are, as the OK to their COPY tells (RFC 4315 3 COPYUID). */
final class CopyAnswers {
    private static final Pattern COPYUID = Pattern.compile(
            "\\[COPYUID (\\d{1,10}) ([\\d:,]{1,16000}) ([\\d:,]{1,16000})\\]",
            Pattern.CASE_INSENSITIVE);

    private CopyAnswers() {}

    /**
     * UIDs of copies by those of the messages that were copied; nothing is believed about another folder, about messages
     * that nobody asked for, nor a place that no new message can have.
     *
     * @param there the folder that they were copied into, as it was before
     * @param asked UIDs of the messages
     */
    static Map<Long, Long> placed(Response answer, FolderStatus there, List<Long> asked) {
        Matcher told = COPYUID.matcher(answer.toString());
        if (!told.find() || Long.parseLong(told.group(1)) != there.uidValidity()) {
            return Map.of();
        }
        List<Long> from = UidSets.read(told.group(2), asked.size());
        List<Long> to = UidSets.read(told.group(3), asked.size());
        boolean plausible = from.size() == to.size() && new HashSet<>(from).size() == from.size()
                && new HashSet<>(to).size() == to.size() && new HashSet<>(asked).containsAll(from)
                && to.stream().allMatch(uid -> uid >= there.uidNext() && UidSets.isUid(uid));
        var placed = new TreeMap<Long, Long>();
        for (int i = 0; plausible && i < from.size(); i++) {
            placed.put(from.get(i), to.get(i));
        }
        return placed;
    }
}
