package dev.mxonramp.imap;

import java.util.List;

/** UIDs as a sequence set (RFC 3501 sequence-set). */
final class UidSets {
    private static final long HIGHEST = 0xffff_ffffL;

    private UidSets() {}

    /** Whether a number can be a UID, a UIDNEXT or a UIDVALIDITY (RFC 3501 nz-number). */
    static boolean isUid(long number) {
        return number > 0 && number <= HIGHEST;
    }

    /** Ascending UIDs as ranges, e.g. {@code 1:4,7}. */
    static String of(List<Long> uids) {
        var set = new StringBuilder();
        int at = 0;
        while (at < uids.size()) {
            int end = at;
            while (end + 1 < uids.size() && uids.get(end + 1) == uids.get(end) + 1) {
                end++;
            }
            set.append(set.isEmpty() ? "" : ",").append(uids.get(at));
            if (end > at) {
                set.append(':').append(uids.get(end));
            }
            at = end + 1;
        }
        return set.toString();
    }
}
