package dev.mxonramp.domain.migration.copy;

/**
 * How many connections a worker may have open to each side of a mailbox at a time. It opens no more than it has work for,
 * and makes do with fewer where a server lets no more in.
 *
 * @param source to the old server
 * @param target to the new server
 */
public record ConnectionLimits(int source, int target) {
    /** What nearly all servers allow one user. */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(3, 4);

    private static final int MOST = 8;

    public ConnectionLimits {
        if (source < 1 || source > MOST || target < 1 || target > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " connections a side");
        }
    }
}
