package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader.Changes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Opens folders and has the server tell what happened there since another time (RFC 7162 QRESYNC). */
final class Resync {
    private static final String QRESYNC = "QRESYNC";

    private final ImapConnection connection;
    private boolean unable;
    private boolean enabled;

    Resync(ImapConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens a folder by EXAMINE.
     *
     * @param selected whether some folder is open
     * @return empty if the server cannot tell, or what it told is about another time of the folder
     */
    Optional<FolderStatus> open(String wireName, boolean selected, FolderStatus then, Changes changes) {
        if (then.modSeq() == 0 || !enabled(selected)) {
            return Optional.empty();
        }
        var opening = new Opening();
        Response end = connection.run("EXAMINE", new Argument().writeString(wireName).writeArgument(
                new Argument().writeAtom(QRESYNC).writeArgument(
                        new Argument().writeNumber(then.uidValidity()).writeNumber(then.modSeq()))),
                answer -> take(answer, opening, changes));
        unable = end.isBAD();
        if (!end.isOK()) {
            // Whoever opens it without says why.
            return Optional.empty();
        }
        FolderStatus now = opening.status();
        if (!opening.plausible()) {
            throw connection.unreadable();
        }
        // NOMODSEQ shows as 0; a server that has numbered anew tells nothing about before (RFC 7162 3.2.5).
        return now.uidValidity() == then.uidValidity() && now.modSeq() >= then.modSeq() && now.uidNext() > 0
                ? Optional.of(now)
                : Optional.empty();
    }

    /** ENABLE is for before a folder is opened (RFC 5161 3.1); CLOSE after EXAMINE removes nothing (RFC 3501 6.4.2). */
    private boolean enabled(boolean selected) {
        if (enabled || unable || !connection.hasCapability(QRESYNC) || !connection.hasCapability("ENABLE")) {
            return enabled && !unable;
        }
        if (selected && !connection.run("CLOSE", null, ImapReader::ignore).isOK()) {
            unable = true;
            return false;
        }
        var said = new boolean[1];
        Response end = connection.run("ENABLE " + QRESYNC, null, answer -> said[0] |= enables(answer));
        enabled = end.isOK() && said[0];
        unable = !enabled;
        return enabled;
    }

    /** Whether the server says that it did; an OK alone does not (RFC 5161 3.1). */
    private static boolean enables(IMAPResponse answer) {
        return answer.keyEquals("ENABLED") && (" " + answer.getRest() + " ").toUpperCase(Locale.ROOT)
                .contains(" " + QRESYNC + " ");
    }

    private void take(IMAPResponse answer, Opening opening, Changes changes) {
        if (answer.keyEquals("FETCH")) {
            var each = new FetchAnswer(answer);
            Set<String> told = each.flags();
            if (each.uid() > 0 && told != null) {
                changes.changed(each.uid(), told);
            }
        } else if (answer.keyEquals("VANISHED")) {
            vanished(answer.getRest(), changes);
        } else {
            opening.answer(answer);
        }
    }

    /** {@code (EARLIER) 41,43:116}; what of it is no UID set ends the connection: half a list is none. */
    private void vanished(String rest, Changes changes) {
        String set = rest.replaceFirst("(?i)^\\s*\\(EARLIER\\)", "").strip();
        for (String each : set.split(",", -1)) {
            String[] ends = each.split(":", 2);
            long first = number(ends[0]);
            long last = number(ends[ends.length - 1]);
            changes.gone(Math.min(first, last), Math.max(first, last));
        }
    }

    private long number(String digits) {
        long uid = digits.matches("[0-9]{1,10}") ? Long.parseLong(digits) : 0;
        if (!UidSets.isUid(uid)) {
            throw connection.unreadable();
        }
        return uid;
    }
}
