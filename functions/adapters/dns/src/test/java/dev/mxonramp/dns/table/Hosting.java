package dev.mxonramp.dns.table;

import java.util.List;

/**
 * Which name servers a zone has: 1 and 2 are there, and at 3 nobody listens.
 *
 * @param parent whom the zone above names
 * @param child whom the zone itself names
 * @param serving who serves the zone
 */
public record Hosting(List<Integer> parent, List<Integer> child, List<Integer> serving) {
    /** Both servers, and everybody agrees on it. */
    public static final Hosting BOTH = new Hosting(List.of(1, 2), List.of(1, 2), List.of(1, 2));
    /** Both are delegated to; the second one does not serve the zone. */
    public static final Hosting ONE_LAME = new Hosting(List.of(1, 2), List.of(1, 2), List.of(1));
    /** Both are delegated to; neither serves the zone. */
    public static final Hosting LAME = new Hosting(List.of(1, 2), List.of(1, 2), List.of());
    /** One is there, and at the other one's address nobody listens. */
    public static final Hosting ONE_DEAD = new Hosting(List.of(1, 3), List.of(1, 3), List.of(1));
    /** Nobody listens. */
    public static final Hosting DEAD = new Hosting(List.of(3), List.of(3), List.of());
    /** The zone names one server more than the registry does. */
    public static final Hosting CHILD_NAMES_MORE = new Hosting(List.of(1), List.of(1, 2), List.of(1, 2));
    /** The registry names one server more than the zone does. */
    public static final Hosting PARENT_NAMES_MORE = new Hosting(List.of(1, 2), List.of(1), List.of(1, 2));

    /** The server at whose address nobody listens. */
    public static final int DEAD_SERVER = 3;

    /** The name of a server, with the trailing dot. */
    public static String server(int number) {
        return (number == DEAD_SERVER ? "dead" : "ns" + number) + ".name-servers.test.";
    }
}
