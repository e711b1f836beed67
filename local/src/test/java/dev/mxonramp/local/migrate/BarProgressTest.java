package dev.mxonramp.local.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.testkit.time.TurnedClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarProgressTest {
    private final TurnedClock clock = new TurnedClock();
    private final StringWriter screen = new StringWriter();
    private final BarProgress bar = new BarProgress(new PrintWriter(screen), 100, clock);

    private String shown() {
        String[] lines = screen.toString().split("\r");
        return lines[lines.length - 1].strip();
    }

    @Test
    void figuresRateAndTimeLeftAreShown() {
        bar.expects(2_000);
        clock.advance(Duration.ofSeconds(10));
        bar.reached("Archive/2019", 500, 50_000_000);
        assertEquals("[#####---------------] 500/2,000  50 MB  50/s  5.0 MB/s  30 s left  Archive/2019", shown());
    }

    @Test
    void moreThanWasExpectedIsNoMistake() {
        bar.expects(10);
        clock.advance(Duration.ofSeconds(1));
        bar.reached("INBOX", 12, 1_200);
        assertTrue(shown().startsWith("[####################] 12/12  1.2 kB  12/s"), shown());
    }

    @Test
    void folderNamesDoNotSteerTheTerminalNorWrapTheLine() {
        clock.advance(Duration.ofSeconds(1));
        bar.reached("evil\u001b[2J\r\n" + "x".repeat(500), 1, 1);
        assertFalse(screen.toString().contains("\u001b"));
        assertTrue(shown().length() < 100, shown());
    }

    @Test
    void barIsWipedAtTheEnd() {
        clock.advance(Duration.ofSeconds(1));
        bar.reached("INBOX", 1, 1);
        bar.ends();
        assertEquals("", shown());
        assertTrue(screen.toString().endsWith("\r"));
    }
}
