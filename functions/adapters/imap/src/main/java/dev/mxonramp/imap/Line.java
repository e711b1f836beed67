package dev.mxonramp.imap;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The way to one server, over all connections that lead there: how fast it was so far, and whether what goes over it is
 * better compressed. Only the stream of messages counts, not the waiting for an answer's first octets, which a long way
 * makes slow whatever its breadth.
 */
final class Line {
    /** Octets before a line is judged: what the kernel's buffers take at once tells nothing of the line behind them. */
    static final long JUDGED_BY = 4L << 20;
    /**
     * Octets a second, both ways and over all connections, below which compressing pays: base64 shrinks to 0.76 and plain
     * text to 0.36 of its size, at 26 and 20 MB a second of a processor (measured; inflating takes a fifteenth of that). At
     * this rate whoever sends spends a tenth to a quarter of a processor on it.
     */
    static final long SLOW = 2_000_000;

    private static final long NANOS = 1_000_000_000;

    private final Compression choice;
    private final boolean sameMachine;
    private final LongSupplier nanos;
    private int busy;
    private long since;
    private long octets;
    private long time;
    private boolean unable;

    Line(Compression choice, boolean sameMachine, LongSupplier nanos) {
        this.choice = choice;
        this.sameMachine = sameMachine;
        this.nanos = nanos;
    }

    /** Lines by the server's name and address. */
    static final class Lines {
        private final Compression choice;
        private final Map<String, Line> lines = new ConcurrentHashMap<>();

        Lines(Compression choice) {
            this.choice = choice;
        }

        Line to(ImapServer server, InetAddress address) {
            return lines.computeIfAbsent(server + " " + address.getHostAddress(),
                    _ -> new Line(choice, address.isLoopbackAddress(), System::nanoTime));
        }
    }

    /** A connection begins to read or write; ends with {@link #end}. */
    synchronized void begin() {
        if (busy++ == 0) {
            since = nanos.getAsLong();
        }
    }

    /** @param moved octets, as they are on the wire */
    synchronized void end(long moved) {
        octets += moved;
        if (--busy == 0) {
            time += nanos.getAsLong() - since;
        }
    }

    /** Whether a server that offers it should be asked to compress. */
    synchronized boolean better() {
        return !unable && switch (choice) {
            case ON -> true;
            case OFF -> false;
            // octets / time < SLOW, without overflow for years.
            case AUTO -> !sameMachine && octets >= JUDGED_BY && octets / (double) SLOW * NANOS < time;
        };
    }

    /** Whether somebody asked for it in so many words. */
    boolean asked() {
        return choice == Compression.ON;
    }

    /** The server offers it and cannot do it: it is not asked again. */
    synchronized void unable() {
        unable = true;
    }
}
