package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.Failure;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A claim's events. Most follow from its stored state, so that whoever reads the claim can publish what a dead
 * predecessor did not; their ids are made of the claim's id, the type, and what tells two of a type apart.
 */
public final class ClaimEvents {
    /** Of each kind of event that follows from a domain's owner, so many are remembered as told. */
    private static final int OWNER_KEPT = 8;

    private ClaimEvents() {}

    /** The id of a claim's event. */
    public static String id(Claim claim, JourneyEvent.Type type, @Nullable Object detail) {
        return claim.id() + "#" + type + (detail == null ? "" : "#" + detail);
    }

    /** The mark in {@link Claim#announced()} that the workflow of this attempt was started. */
    public static String startedMark(Claim claim) {
        return claim.id() + "#STARTED#" + claim.attempt();
    }

    /** The events that the claim's state owes the world, published or not. */
    public static List<JourneyEvent> owed(Claim claim) {
        var events = new ArrayList<JourneyEvent>();
        events.add(event(claim, JourneyEvent.Type.CLAIM_CREATED, round(claim), claim.createdAt(),
                Map.of("code", claim.code().value())));
        addPassed(events, claim, Step.PROVEN, JourneyEvent.Type.OWNERSHIP_PROVEN, Map.of());
        addPassed(events, claim, Step.PROVISIONED, JourneyEvent.Type.DOMAIN_PROVISIONED, Map.of());
        Instant residual = claim.residualAt();
        addPassed(events, claim, Step.MX_OURS, JourneyEvent.Type.MX_OURS,
                residual == null ? Map.of() : Map.of("residualAt", residual.toString()));
        Failure failure = claim.failure();
        if (failure != null) {
            events.add(event(claim, JourneyEvent.Type.STEP_FAILED, claim.attempt(), failure.at(),
                    Map.of("step", failure.step(), "error", failure.error(), "cause", failure.cause())));
        }
        Instant expired = claim.expiredAt();
        Instant lost = claim.lostAt();
        if (lost != null) {
            events.add(event(claim, JourneyEvent.Type.OWNERSHIP_LOST, lost.getEpochSecond(), lost, Map.of()));
        } else if (expired != null) {
            events.add(event(claim, JourneyEvent.Type.CLAIM_EXPIRED, round(claim), expired, Map.of()));
        }
        return events;
    }

    /** Days have passed without proof. */
    public static JourneyEvent reminder(Claim claim, int day, @Nullable Finding seen, Instant now) {
        var facts = new HashMap<String, String>(Map.of("day", String.valueOf(day), "code", claim.code().value()));
        if (seen != null) {
            facts.put("sentence", seen.sentence());
            String remedy = seen.remedy();
            if (remedy != null) {
                facts.put("remedy", remedy);
            }
        }
        return event(claim, JourneyEvent.Type.OWNERSHIP_REMINDER, reminderDetail(claim, day), now, facts);
    }

    /** Whether that day's reminder (or a later one) was published. */
    public static boolean reminded(Claim claim, int day) {
        return claim.announced().contains(id(claim, JourneyEvent.Type.OWNERSHIP_REMINDER, reminderDetail(claim, day)));
    }

    /** Seven days without activity: one event for each time that the claim falls asleep. */
    public static JourneyEvent dormant(Claim claim, Instant now) {
        return event(claim, JourneyEvent.Type.CLAIM_DORMANT, asleepSince(claim), now, Map.of());
    }

    /** Mail is bouncing now. */
    public static JourneyEvent mxWithoutMailbox(Claim claim, Instant now) {
        return event(claim, JourneyEvent.Type.MX_WITHOUT_MAILBOX, null, now, Map.of());
    }

    /**
     * Of the ids remembered with a claim, those that its state asks for again. The others stand for an attempt, a
     * failure or a sleep that is over and cannot come back, so that forgetting them repeats nothing.
     */
    static Set<String> lasting(Claim claim, Set<String> ids) {
        Set<String> asked = owed(claim).stream().map(JourneyEvent::id).collect(Collectors.toCollection(HashSet::new));
        asked.add(startedMark(claim));
        Waiting.REMINDER_DAYS.forEach(
                day -> asked.add(id(claim, JourneyEvent.Type.OWNERSHIP_REMINDER, reminderDetail(claim, day))));
        asked.add(id(claim, JourneyEvent.Type.CLAIM_DORMANT, asleepSince(claim)));
        asked.add(id(claim, JourneyEvent.Type.MX_WITHOUT_MAILBOX, null));
        asked.retainAll(ids);
        OwnerEvents.TYPES.forEach(type -> asked.addAll(latest(claim, type, ids)));
        return asked;
    }

    /** How the domain stands follows from its owner, not from the claim; the last of each kind are remembered. */
    private static List<String> latest(Claim claim, JourneyEvent.Type type, Set<String> ids) {
        String prefix = id(claim, type, "");
        return ids.stream().filter(each -> each.startsWith(prefix)).sorted(Comparator
                .comparingLong((String each) -> Long.parseLong(each.substring(prefix.length()))).reversed())
                .limit(OWNER_KEPT).toList();
    }

    private static long asleepSince(Claim claim) {
        return claim.changedAt().getEpochSecond();
    }

    private static String reminderDetail(Claim claim, int day) {
        return round(claim) + "#" + day;
    }

    // A claim that is started again begins a new round, whose mails must not look like repeats of the first's.
    private static long round(Claim claim) {
        return claim.createdAt().getEpochSecond();
    }

    private static void addPassed(List<JourneyEvent> events, Claim claim, Step step, JourneyEvent.Type type,
            Map<String, String> facts) {
        Instant at = claim.milestones().at(step);
        if (at != null) {
            events.add(event(claim, type, null, at, facts));
        }
    }

    static JourneyEvent event(Claim claim, JourneyEvent.Type type, @Nullable Object detail, Instant at,
            Map<String, String> facts) {
        return new JourneyEvent(id(claim, type, detail), type, claim.key().account(), claim.key().domain(), at, facts);
    }
}
