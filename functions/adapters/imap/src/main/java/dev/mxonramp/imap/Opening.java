package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Gathers what a server says when a folder is opened. */
final class Opening {
    private static final Pattern CODE = Pattern.compile("\\[(UIDVALIDITY|UIDNEXT|HIGHESTMODSEQ) (\\d+)\\]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERMANENT = Pattern.compile("\\[PERMANENTFLAGS \\(([^)]*)\\)",
            Pattern.CASE_INSENSITIVE);

    /** A flag's characters: those of an atom, and the 8-bit ones that some servers take. */
    private static final Pattern FLAG = Pattern.compile("\\\\?[^\\x00-\\x20\\x7f(){%*\"\\\\]+");

    private long uidValidity;
    private long uidNext;
    private long messages;
    private long modSeq;
    private boolean plausible = true;
    private boolean anyFlag = true;
    private final Set<String> permanent = new HashSet<>();

    void answer(IMAPResponse answer) {
        if (answer.keyEquals("EXISTS")) {
            messages = answer.getNumber();
        } else if (answer.isOK()) {
            code(answer.toString());
        }
    }

    /** Whether the folder's numbers are such that UIDs can be told by them. */
    boolean plausible() {
        return plausible;
    }

    void uidNext(long value) {
        uidNext = value;
    }

    FolderStatus status() {
        return new FolderStatus(uidValidity, uidNext, messages, modSeq);
    }

    /**
     * The flags of these that the folder keeps (RFC 3501 PERMANENTFLAGS). What is no flag at all, such as a source may
     * make up, would be read as a part of our command.
     */
    Set<String> kept(Set<String> flags) {
        var kept = new HashSet<String>();
        for (String flag : flags) {
            boolean system = flag.startsWith("\\");
            if (!FLAG.matcher(flag).matches()) {
                continue;
            }
            if (permanent.contains(flag.toLowerCase(Locale.ROOT)) || (anyFlag && !system) || (permanent.isEmpty())) {
                kept.add(flag);
            }
        }
        return kept;
    }

    /** A number; -1 if it has more than 63 bits. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Of a number of 32 bits; 0, which none has, is as good as none. */
    private long uid(long value) {
        plausible &= value == 0 || UidSets.isUid(value);
        return value;
    }

    private void code(String line) {
        Matcher number = CODE.matcher(line);
        if (number.find()) {
            long value = number(number.group(2));
            switch (number.group(1).toUpperCase(Locale.ROOT)) {
                case "UIDNEXT" -> uidNext = uid(value);
                case "UIDVALIDITY" -> uidValidity = uid(value);
                // RFC 7162 allows 63 bits.
                default -> modSeq = Math.max(0, value);
            }
        }
        Matcher flags = PERMANENT.matcher(line);
        if (flags.find()) {
            for (String flag : flags.group(1).toLowerCase(Locale.ROOT).split(" ")) {
                permanent.add(flag);
            }
            anyFlag = permanent.contains("\\*");
        }
    }
}
