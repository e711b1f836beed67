package dev.mxonramp.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule of the bus that invokes a function.
 *
 * @param logicalId function and event
 * @param bus       the bus's name
 * @param pattern   top-level members of an event and the texts of which each must have one; nothing else of the
 *                  pattern language is known
 * @param function  logical id of the function
 * @param delivery  what becomes of an invocation that fails
 */
public record EventRule(String logicalId, String bus, Map<String, List<String>> pattern, String function,
        Delivery delivery) {
    public EventRule {
        var copy = new LinkedHashMap<String, List<String>>();
        pattern.forEach((member, values) -> copy.put(member, List.copyOf(values)));
        pattern = Collections.unmodifiableMap(copy);
    }

    /** Whether an event, given by its top-level texts ({@code source}, {@code detail-type}), is for this rule. */
    public boolean matches(Map<String, String> event) {
        return pattern.entrySet().stream().allMatch(
                member -> event.containsKey(member.getKey()) && member.getValue().contains(event.get(member.getKey())));
    }
}
