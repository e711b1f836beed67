package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.journey.ClaimChecks.Checked;
import dev.mxonramp.domain.journey.ClaimChecks.Trigger;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.testkit.dns.ServerFault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The instants that are told about an answer that stays the same: each is true when it is read. */
class ToldTimesTest {
    private final World world = new World(2);
    private final WatchedClaim claim = new WatchedClaim(world);

    @AfterEach
    void stop() {
        world.close();
    }

    private List<String> reminders() {
        return claim.journey.events.distinct().stream()
                .filter(event -> event.type() == JourneyEvent.Type.OWNERSHIP_REMINDER)
                .map(event -> event.facts().get("sentence")).toList();
    }

    private String shown(Trigger trigger, boolean fresh) {
        var seen = assertInstanceOf(Checked.Seen.class, claim.checks.check(claim.key, trigger));
        assertEquals(fresh, seen.fresh());
        return Objects.requireNonNull(seen.txt()).sentence();
    }

    @Test
    void aReminderCountsTheCachesTimeFromItsOwnDay() {
        claim.live(Duration.ofMinutes(1));
        claim.live(Duration.ofDays(1));
        claim.live(Duration.ofDays(2));
        // The negative TTL is 30 s; it is a minute past noon.
        assertEquals(2, reminders().size());
        assertTrue(reminders().getFirst().endsWith("visible everywhere by 2026-11-24 12:02 UTC."),
                reminders()::toString);
        assertTrue(reminders().getLast().endsWith("visible everywhere by 2026-11-26 12:02 UTC."),
                reminders()::toString);
    }

    @Test
    void whatIsStoredIsToldAsOfNow() {
        world.zone.putTxt(World.NAME, 120, "hello");
        assertTrue(shown(Trigger.OPEN_PAGE, true).endsWith("until 2026-11-23 12:02 UTC."));
        claim.live(Duration.ofDays(1));
        assertTrue(shown(Trigger.CHECK_NOW, true).endsWith("until 2026-11-24 12:02 UTC."));
        String again = shown(Trigger.CHECK_NOW, false);
        assertTrue(again.endsWith("until 2026-11-24 12:02 UTC."), again);
        Finding stored = claim.stored(Kind.TXT);
        assertFalse(stored.sentence().contains("UTC"), stored.sentence());
    }

    @Test
    void silenceIsToldSinceItsFirstLookRoundedDown() {
        world.everyServer(ServerFault.SERVFAIL);
        claim.journey.clock.advance(Duration.ofSeconds(59));
        assertTrue(shown(Trigger.OPEN_PAGE, true).endsWith("since 2026-11-23 12:00 UTC."));
        claim.live(Duration.ofHours(3));
        assertTrue(shown(Trigger.CHECK_NOW, true).endsWith("since 2026-11-23 12:00 UTC."));
        assertTrue(shown(Trigger.CHECK_NOW, false).endsWith("since 2026-11-23 12:00 UTC."));
        // Another way of not answering is still the same trouble.
        world.dns.server(1).behave(ServerFault.TRUNCATE_WITHOUT_TCP);
        claim.live(Duration.ofHours(1));
        claim.journey.clock.advance(Duration.ofMinutes(30));
        assertTrue(shown(Trigger.CHECK_NOW, true).endsWith("since 2026-11-23 12:00 UTC."));
    }

    @Test
    void silenceThatWasBrokenBeginsAnew() {
        world.everyServer(ServerFault.SERVFAIL);
        assertTrue(shown(Trigger.OPEN_PAGE, true).endsWith("since 2026-11-23 12:00 UTC."));
        world.everyServer(ServerFault.NONE);
        claim.live(Duration.ofHours(1));
        world.everyServer(ServerFault.SERVFAIL);
        claim.live(Duration.ofHours(1));
        String sentence = shown(Trigger.CHECK_NOW, true);
        assertTrue(sentence.endsWith("since 2026-11-23 14:00 UTC."), sentence);
    }
}
