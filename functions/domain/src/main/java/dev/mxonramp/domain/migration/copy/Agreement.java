package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.FlagMark;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What mirroring goes by in one folder: how its messages were when both sides last agreed.
 *
 * <p>As text: a line with source UIDVALIDITY, target UIDVALIDITY, epoch and target folder; one with UIDVALIDITY, UIDNEXT,
 * messages, HIGHESTMODSEQ and the scan of the source, and the UID of the exception; one with the target UIDs that are about to be removed; then a line
 * for each set of flags with the target UIDs that have it, tabs between. UIDs are an RFC 3501 sequence set.
 *
 * @param identity the two folders that the UIDs belong to
 * @param source how the source folder was when everything that had gone there was last mirrored; zeros for never
 * @param scan the sum of the source's flags then (see {@link FlagMark}); 0 at servers with CONDSTORE
 * @param listed source UID under which it is listed that something was not removed; 0 if nothing is
 * @param removing target UIDs that a worker was about to remove, and may have marked {@code \Deleted}
 * @param flags those that both sides last had, in lower case, by target UID
 */
record Agreement(FolderIdentity identity, FolderStatus source, long scan, long listed, Set<Long> removing,
        FlagRuns flags) {
    private static final FolderStatus NEVER = new FolderStatus(0, 0, 0);

    Agreement {
        removing = Set.copyOf(removing);
    }

    /** Before both sides were compared. */
    static Agreement none(FolderIdentity identity) {
        return new Agreement(identity, NEVER, 0, 0, Set.of(), new FlagRuns());
    }

    /** About to remove these. */
    Agreement withRemoving(Set<Long> targets) {
        return new Agreement(identity, source, scan, listed, targets, flags);
    }

    /** With nothing removed, which is listed under this UID. */
    Agreement held(long uid) {
        return new Agreement(identity, source, scan, uid, removing, flags);
    }

    /** With everything mirrored that had gone when the source was like this. */
    Agreement upTo(FolderStatus now, long nowScan) {
        return new Agreement(identity, now, nowScan, 0, Set.of(), flags);
    }

    /** Its text; without flags, which are then in doubt, where it would be longer than so many octets. */
    byte[] encoded(int most) {
        String head = identity.sourceValidity() + "\t" + identity.targetValidity() + "\t" + identity.epoch() + "\t"
                + identity.target() + "\n" + source.uidValidity() + "\t" + source.uidNext() + "\t" + source.messages()
                + "\t" + source.modSeq() + "\t" + scan + "\t" + listed + "\n"
                + removing.stream().sorted().map(String::valueOf).collect(Collectors.joining(",")) + "\n";
        var text = new StringBuilder(head);
        flags.byFlags().forEach((set, runs) -> text.append(String.join(" ", new TreeSet<>(set))).append('\t')
                .append(runs.stream().map(Agreement::text).collect(Collectors.joining(","))).append('\n'));
        byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
        return octets.length <= most ? octets : head.getBytes(StandardCharsets.UTF_8);
    }

    static Agreement decoded(byte[] octets) {
        List<String> lines = new String(octets, StandardCharsets.UTF_8).lines().toList();
        String[] folders = lines.get(0).split("\t", 4);
        String[] then = lines.get(1).split("\t", 6);
        var flags = new FlagRuns();
        lines.stream().skip(3).map(each -> each.split("\t", 2)).forEach(each -> {
            Set<String> set = words(each[0], " ").collect(Collectors.toSet());
            words(each[1], ",").map(run -> run.split(":", 2)).forEach(run -> flags
                    .add(new FlagRuns.Run(Long.parseLong(run[0]), Long.parseLong(run[run.length - 1]), set)));
        });
        return new Agreement(
                new FolderIdentity(Long.parseLong(folders[0]), folders[3], Long.parseLong(folders[1]),
                        Integer.parseInt(folders[2])),
                new FolderStatus(Long.parseLong(then[0]), Long.parseLong(then[1]), Long.parseLong(then[2]),
                        Long.parseLong(then[3])),
                Long.parseLong(then[4]), Long.parseLong(then[5]),
                words(lines.get(2), ",").map(Long::parseLong).collect(Collectors.toSet()),
                flags);
    }

    private static String text(FlagRuns.Run run) {
        return run.first() == run.last() ? String.valueOf(run.first()) : run.first() + ":" + run.last();
    }

    private static Stream<String> words(String text, String separator) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(separator));
    }
}
