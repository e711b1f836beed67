package dev.mxonramp.local.migrate;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Progress as one line that is written over and over, for a terminal. */
public final class BarProgress implements Progress {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final int CELLS = 20;

    private final PrintWriter terminal;
    private final int columns;
    private final InstantSource clock;
    private final Instant begun;
    private Instant drawn = Instant.EPOCH;
    private long expected;
    private String line = "";

    /** @param columns of the terminal */
    public BarProgress(PrintWriter terminal, int columns, InstantSource clock) {
        this.terminal = terminal;
        this.columns = columns;
        this.clock = clock;
        this.begun = clock.instant();
    }

    @Override
    public boolean wantsTotal() {
        return true;
    }

    @Override
    public synchronized void expects(long messages) {
        expected = messages;
    }

    @Override
    public synchronized void reached(String folder, long messages, long octets) {
        Instant now = clock.instant();
        boolean last = messages >= expected;
        if (!last && Duration.between(drawn, now).compareTo(REDRAW) < 0) {
            return;
        }
        drawn = now;
        // Mail that arrives meanwhile makes more of it than was expected.
        long total = Math.max(expected, messages);
        double seconds = Math.max(0.001, Duration.between(begun, now).toMillis() / 1000.0);
        double rate = messages / seconds;
        long left = Math.round((total - messages) / Math.max(rate, 0.001));
        int full = (int) (CELLS * messages / Math.max(1, total));
        draw("[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] " + Amounts.count(messages) + "/"
                + Amounts.count(total) + "  " + Amounts.octets(octets) + "  " + Math.round(rate) + "/s  "
                + Amounts.octets(Math.round(octets / seconds)) + "/s  " + Amounts.time(Duration.ofSeconds(left))
                + " left  " + Printable.of(folder));
    }

    @Override
    public synchronized void waits(String why, Duration pause) {
        ends();
        terminal.println(Printable.of(why) + " Waiting " + Amounts.wait(pause, clock.instant()) + ".");
        terminal.flush();
    }

    @Override
    public synchronized void verifies() {
        draw("Verifying ...");
    }

    @Override
    public synchronized void ends() {
        if (!line.isEmpty()) {
            draw("");
            terminal.print('\r');
            terminal.flush();
        }
    }

    private void draw(String next) {
        String fitting = next.length() < columns ? next : next.substring(0, Math.max(0, columns - 1));
        terminal.print("\r" + fitting + " ".repeat(Math.max(0, line.length() - fitting.length())));
        terminal.flush();
        line = fitting;
    }
}
