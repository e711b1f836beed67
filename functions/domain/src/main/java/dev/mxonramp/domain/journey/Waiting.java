package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What time does to a claim that waits for its proof: reminders, sleep, end (dns.md 1). */
final class Waiting {
    /** Without proof a claim ends after this. */
    static final Duration LIFE = Duration.ofDays(30);

    /** Without activity a claim is dormant after this. */
    static final Duration DORMANT = Duration.ofDays(7);

    /** Days after which a claim without proof is reminded of it, the last first. */
    static final List<Integer> REMINDER_DAYS = List.of(6, 3, 1);

    private Waiting() {}

    /** Whether the claim's time is over. */
    static boolean over(Claim claim, Instant now) {
        return Phase.of(claim) == Phase.AWAIT_OWNERSHIP && !now.isBefore(claim.createdAt().plus(LIFE));
    }

    /** The mails that are due, without those that were sent; after an outage only the latest reminder. */
    static List<JourneyEvent> due(Claim claim, @Nullable Finding seen, Instant now) {
        var events = new ArrayList<JourneyEvent>();
        if (Phase.of(claim) != Phase.AWAIT_OWNERSHIP) {
            return events;
        }
        long days = Duration.between(claim.createdAt(), now).toDays();
        if (days <= DORMANT.toDays()) {
            REMINDER_DAYS.stream().filter(day -> day <= days).findFirst()
                    .filter(day -> !ClaimEvents.reminded(claim, day))
                    .ifPresent(day -> events.add(ClaimEvents.reminder(claim, day, seen, now)));
        }
        if (!now.isBefore(claim.changedAt().plus(DORMANT))) {
            JourneyEvent dormant = ClaimEvents.dormant(claim, now);
            if (!claim.announced().contains(dormant.id())) {
                events.add(dormant);
            }
        }
        return events;
    }
}
