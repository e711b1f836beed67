package dev.mxonramp.domain.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.mxonramp.domain.dns.Finding.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a finding that was stored some time ago says about time. */
class FindingTest {
    private static final Instant CHECKED = Instant.parse("2026-11-23T12:00:00Z");

    private static @Nullable Instant told(@Nullable Instant again, Instant now) {
        return new Finding("txt.partial", Fault.DNS_HOST, "Seen.", null, again, CHECKED, List.of()).told(now)
                .lookAgainAt();
    }

    @Test
    void nobodyIsToldToLookAgainInThePast() {
        Instant again = CHECKED.plusSeconds(60);
        assertEquals(again, told(again, CHECKED.plusSeconds(59)));
        assertEquals(CHECKED.plusSeconds(120), told(again, again));
        assertEquals(CHECKED.plusSeconds(86_460), told(again, CHECKED.plusSeconds(86_401)));
        assertNull(told(null, CHECKED));
        assertEquals(CHECKED, told(CHECKED, CHECKED.plusSeconds(1)), "without an interval there is nothing to repeat");
    }
}
