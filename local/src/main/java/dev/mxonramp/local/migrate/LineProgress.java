package dev.mxonramp.local.migrate;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress as lines, a few a minute, for logs. */
public final class LineProgress implements Progress {
    private static final Duration PACE = Duration.ofSeconds(10);

    private final PrintWriter log;
    private final InstantSource clock;
    private Instant next;

    public LineProgress(PrintWriter log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        this.next = clock.instant().plus(PACE);
    }

    @Override
    public boolean wantsTotal() {
        return false;
    }

    @Override
    public void expects(long messages) {
        throw new IllegalStateException("nobody asked for the total");
    }

    @Override
    public synchronized void reached(String folder, long messages, long octets) {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(PACE);
            says(Amounts.messages(messages) + ", " + Amounts.octets(octets) + "; now at " + folder);
        }
    }

    @Override
    public synchronized void waits(String why, Duration pause) {
        says(why + " Waiting " + Amounts.wait(pause, clock.instant()) + ".");
    }

    @Override
    public void verifies() {
        // Takes no time that is worth a line of a log.
    }

    @Override
    public void ends() {
        log.flush();
    }

    private void says(String line) {
        log.println(Printable.of(line));
        log.flush();
    }
}
