package dev.mxonramp.dns.table;

import java.util.List;

/**
 * A zone as lines of a master file, each with name, TTL, type and data; the SOA and NS records are left to the player.
 *
 * @param origin the zone's name without the trailing dot
 * @param lines what it holds
 * @param second what the second server holds: the same, or what it was before, as on a stale secondary
 * @param formerly what the resolver has seen of it, and remembers
 * @param hosting its name servers
 * @param signing how it is signed
 */
public record ZoneText(String origin, List<String> lines, List<String> second, List<String> formerly, Hosting hosting,
        Signing signing) {
    /** A zone in good order. */
    public static ZoneText of(String origin, String... lines) {
        List<String> all = List.of(lines);
        return new ZoneText(origin, all, all, all, Hosting.BOTH, Signing.NONE);
    }

    /** The second server still holds these lines. */
    public ZoneText stale(String... old) {
        return new ZoneText(origin, lines, List.of(old), formerly, hosting, signing);
    }

    /** Resolvers still remember these lines. */
    public ZoneText remembered(String... old) {
        return new ZoneText(origin, lines, second, List.of(old), hosting, signing);
    }

    /** With these name servers. */
    public ZoneText hosted(Hosting how) {
        return new ZoneText(origin, lines, second, formerly, how, signing);
    }

    /** Signed in this way. */
    public ZoneText signed(Signing how) {
        return new ZoneText(origin, lines, second, formerly, hosting, how);
    }

    /** Whether resolvers are to have seen another version. */
    public boolean changes() {
        return !formerly.equals(lines);
    }
}
