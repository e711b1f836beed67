package dev.mxonramp.local.states;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of an execution's history.
 *
 * @param id       from 1
 * @param at       when
 * @param type     as the service names it, such as {@code TaskStateEntered}
 * @param kind     the member with the details, such as {@code stateEnteredEventDetails}; null if it has none
 * @param details  the details
 */
public record HistoryEvent(long id, Instant at, String type, @Nullable String kind,
        Map<String, @Nullable Object> details) {
    public HistoryEvent {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
