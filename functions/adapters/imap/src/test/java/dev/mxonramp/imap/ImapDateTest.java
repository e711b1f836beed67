package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImapDateTest {
    @ParameterizedTest
    @ValueSource(strings = {"01-Jan-0001 00:00:00 +0000", "31-Dec-9999 23:59:59 -1200", "17-Jul-1996 02:44:25 -0700"})
    void dateGoesBackAsItCame(String wire) {
        OffsetDateTime date = ImapDate.read(wire);
        assertNotNull(date);
        assertEquals(wire, ImapDate.write(date));
    }

    /** A date that no server takes could have it read the message behind it as commands. */
    @ParameterizedTest
    @ValueSource(strings = {"01-Jan-+99999 00:00:00 +0000", "01-Jan--0001 00:00:00 +0000",
            "31-Feb-1999 00:00:00 +0000x", "", "NIL"})
    void whatCannotBeWrittenIsNoDate(String wire) {
        assertNull(ImapDate.read(wire));
    }
}
