package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Owner.Absence;
import dev.mxonramp.domain.claim.Owner.Transfer;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an owner is told about the standing of its proof. All of it follows from the stored owner, so that whoever reads
 * that can publish what a dead predecessor did not; the ids tell one absence or transfer from the next.
 */
final class OwnerEvents {
    /** Kinds whose ids end in an instant that comes from outside the claim; the latest are remembered with it. */
    static final List<JourneyEvent.Type> TYPES = List.of(JourneyEvent.Type.OWNERSHIP_TAKEN,
            JourneyEvent.Type.OWNERSHIP_CONTESTED, JourneyEvent.Type.OWNERSHIP_MISSING,
            JourneyEvent.Type.OWNERSHIP_SUSPENDED, JourneyEvent.Type.OWNERSHIP_RESTORED,
            JourneyEvent.Type.TRANSFER_WARNED, JourneyEvent.Type.TRANSFER_CANCELLED);

    private OwnerEvents() {}

    /** The events that the owner's state owes its claim, published or not. */
    static List<JourneyEvent> owed(Claim claim, Owner owner) {
        var events = new ArrayList<JourneyEvent>();
        Absence absence = owner.absence();
        if (absence != null) {
            absence(events, claim, absence);
        }
        Transfer transfer = owner.transfer();
        if (transfer != null) {
            events.add(event(claim, JourneyEvent.Type.TRANSFER_WARNED, transfer.begunAt(), transfer.begunAt(),
                    Map.of("dueAt", transfer.dueAt().toString())));
            Instant ended = transfer.endedAt();
            if (ended != null) {
                events.add(event(claim, JourneyEvent.Type.TRANSFER_CANCELLED, transfer.begunAt(), ended, Map.of()));
            }
        }
        return events;
    }

    private static void absence(List<JourneyEvent> events, Claim claim, Absence absence) {
        events.add(event(claim, JourneyEvent.Type.OWNERSHIP_MISSING, absence.since(), absence.since(),
                Map.of("suspendAt", absence.since().plus(Owner.GRACE).toString())));
        Instant suspended = absence.suspendedAt();
        if (suspended != null) {
            events.add(event(claim, JourneyEvent.Type.OWNERSHIP_SUSPENDED, absence.since(), suspended, Map.of()));
        }
        Instant ended = absence.endedAt();
        if (ended != null) {
            events.add(event(claim, JourneyEvent.Type.OWNERSHIP_RESTORED, absence.since(), ended, Map.of()));
        }
    }

    /** Another account proved the domain first; who it is, is not said. */
    static JourneyEvent taken(Claim claim, Owner by, Instant now) {
        return event(claim, JourneyEvent.Type.OWNERSHIP_TAKEN, by.provenAt(), now, Map.of());
    }

    /** Another account's code stands beside the owner's; told once for each claim that does so. */
    static JourneyEvent contested(Claim claim, Claim by, Instant now) {
        return event(claim, JourneyEvent.Type.OWNERSHIP_CONTESTED, by.createdAt(), now, Map.of());
    }

    private static JourneyEvent event(Claim claim, JourneyEvent.Type type, Instant detail, Instant at,
            Map<String, String> facts) {
        return ClaimEvents.event(claim, type, detail.getEpochSecond(), at, facts);
    }
}
