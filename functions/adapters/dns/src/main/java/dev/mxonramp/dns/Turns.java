package dev.mxonramp.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps the queries to any one name server's address below a rate, however many domains are there: a server that serves
 * a hundred thousand of them must not notice that we look. A query takes its place in the address's line, and is told
 * how long that is (the generic cell rate algorithm).
 */
final class Turns {
    private static final int MOST_ADDRESSES = 20_000;

    private final int perSecond;
    private final int atOnce;
    private final LongSupplier nanos;
    private long interval;
    private long burst;
    /** When the next query would be due if they came in step. */
    private final Map<InetAddress, Long> due = new HashMap<>();

    /**
     * @param perSecond queries a second to one address
     * @param burst queries that may leave at once after a rest
     * @param nanos a monotonic clock
     */
    Turns(int perSecond, int burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.atOnce = burst;
        this.nanos = nanos;
        shareAmong(1);
    }

    /** From now on so many have a part each of rate and burst: this is one of them. */
    synchronized void shareAmong(int parts) {
        interval = Duration.ofSeconds(1).toNanos() * parts / perSecond;
        burst = interval * (Math.max(1, atOnce / parts) - 1);
    }

    /** Takes the next place in the address's line; gives the time to wait, in nanoseconds. */
    synchronized long take(InetAddress address) {
        long now = nanos.getAsLong();
        if (due.size() >= MOST_ADDRESSES) {
            due.values().removeIf(each -> each - now <= 0);
        }
        Long known = due.get(address);
        long at = known == null || known - now < 0 ? now : known;
        due.put(address, at + interval);
        return Math.max(0, at - burst - now);
    }

    /** How long a query would have to wait now, in nanoseconds. */
    synchronized long ahead(InetAddress address) {
        Long known = due.get(address);
        return known == null ? 0 : Math.max(0, known - burst - nanos.getAsLong());
    }
}
