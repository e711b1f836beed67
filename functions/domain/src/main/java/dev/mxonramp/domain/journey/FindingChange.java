package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.dns.DnsTrouble;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.ServerRow;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a finding differs from the stored one. What counts is what the servers that answer say: one that is lame or silent
 * for good must not hide what the others come to say, and one that answers now and then is nobody's activity. Times, TTLs
 * and serials differ at every look without meaning anything to the owner.
 */
final class FindingChange {
    private FindingChange() {}

    /**
     * Whether somebody changed what is seen (dns.md 12).
     *
     * @param definitive whether every server answered, so that one which is missing from the finding is gone
     */
    static boolean isNews(Finding last, Finding now, boolean definitive) {
        return !last.code().equals(now.code()) || !Objects.equals(last.remedy(), now.remedy())
                || (definitive && !servers(last).equals(servers(now))) || contradicted(said(last), said(now));
    }

    /**
     * Whether it says nothing about what the owner did: we could not look, or nobody answered. Where that comes and goes,
     * what was seen before and after it is compared.
     */
    static boolean passing(Finding finding) {
        return finding.fault() == Finding.Fault.US || finding.code().equals(DnsTrouble.UNREACHABLE);
    }

    /** Whether the stored finding does not show all that the servers say now, or no longer rests on it. */
    static boolean isMore(Finding last, Finding now) {
        // What a miss rests on is kept up to date too, else every routine look would ask everything again.
        return !Objects.equals(last.basis(), now.basis())
                || !said(last).entrySet().containsAll(said(now).entrySet());
    }

    private static boolean contradicted(Map<Asked, String> before, Map<Asked, String> now) {
        return now.entrySet().stream().anyMatch(
                each -> !before.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
    }

    private static Set<String> servers(Finding finding) {
        return finding.servers().stream().map(ServerRow::server).collect(Collectors.toSet());
    }

    /** What the servers said that say to be responsible (AA); the words of the others are no answers. */
    private static Map<Asked, String> said(Finding finding) {
        return finding.servers().stream().filter(ServerRow::aa)
                .collect(Collectors.toMap(row -> new Asked(row.server(), row.address()), ServerRow::answer,
                        (first, _) -> first));
    }

    private record Asked(String server, String address) {}
}
