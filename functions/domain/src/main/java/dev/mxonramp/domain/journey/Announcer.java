package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Publishes what a claim owes the world and remembers it with the claim. An event may go out twice when its remembering
 * fails; its id tells.
 */
public final class Announcer {
    private final ClaimUpdates updates;
    private final Events events;

    public Announcer(ClaimUpdates updates, Events events) {
        this.updates = updates;
        this.events = events;
    }

    /** Publishes the events that follow from the claim's state; returns the claim as it is stored then. */
    public Claim announce(Claim claim) {
        return announce(claim, List.of(), Set.of());
    }

    /**
     * Publishes the events that follow from the claim's state, and others, unless they were published before.
     *
     * @param others events that do not follow from the state
     * @param marks further ids to remember
     */
    public Claim announce(Claim claim, Collection<JourneyEvent> others, Set<String> marks) {
        Map<String, JourneyEvent> missing = new LinkedHashMap<>();
        ClaimEvents.owed(claim).forEach(each -> missing.put(each.id(), each));
        others.forEach(each -> missing.put(each.id(), each));
        missing.keySet().removeAll(claim.announced());
        if (!missing.isEmpty()) {
            events.publish(List.copyOf(missing.values()));
        }
        var ids = new HashSet<>(marks);
        ids.addAll(missing.keySet());
        return updates.apply(claim, current -> remembering(current, ids)).orElse(claim);
    }

    // Nothing is written only to forget: what is over goes with the next id that is remembered.
    private static Claim remembering(Claim current, Set<String> ids) {
        var all = new HashSet<>(current.announced());
        all.addAll(ids);
        Set<String> lasting = ClaimEvents.lasting(current, all);
        return current.announced().containsAll(lasting) ? current : current.edit().announced(lasting).claim();
    }
}
