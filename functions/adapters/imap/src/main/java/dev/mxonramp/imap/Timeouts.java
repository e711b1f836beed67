package dev.mxonramp.imap;

import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param connect for a connection
 * @param read for the next octets of an answer, or to take the next ones of a command
 */
public record Timeouts(Duration connect, Duration read) {
    /** Where a lease is held: shorter than it, since a worker whose server hangs must notice before another takes over. */
    public static final Timeouts WORKER = new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(50));
    /** Where somebody waits for an answer, which the API gives within 29 seconds. */
    public static final Timeouts REQUEST = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(8));
}
