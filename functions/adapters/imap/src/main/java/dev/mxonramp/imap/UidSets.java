package dev.mxonramp.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** UIDs as a sequence set (RFC 3501 sequence-set). */
final class UidSets {
    private static final long HIGHEST = 0xffff_ffffL;
    /** UIDs in a command: a set of them stays below what servers take as a line (8,000 octets; RFC 7162 4). */
    private static final int AT_ONCE = 700;

    private UidSets() {}

    /** Whether a number can be a UID, a UIDNEXT or a UIDVALIDITY (RFC 3501 nz-number). */
    static boolean isUid(long number) {
        return number > 0 && number <= HIGHEST;
    }

    /** As many UIDs at a time as fit into a command. */
    static List<List<Long>> cut(List<Long> uids) {
        return IntStream.range(0, Math.ceilDiv(uids.size(), AT_ONCE))
                .mapToObj(i -> uids.subList(i * AT_ONCE, Math.min(uids.size(), (i + 1) * AT_ONCE))).toList();
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

    /**
     * The UIDs of a set, in the order of the set; none if it is none. A set of more than {@code most} is cut behind the
     * next.
     */
    static List<Long> read(String set, int most) {
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
