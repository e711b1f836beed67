package dev.mxonramp.mx;

import dev.mxonramp.domain.zone.HostedZones.Access;
import dev.mxonramp.domain.zone.HostedZones.Found;
import dev.mxonramp.domain.zone.HostedZones.Standing;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.ZoneChange.Addition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Zones and records as the API shows them. */
final class ZoneJson {
    private ZoneJson() {}

    /** By what right the zone may be written, or why it may not. */
    static String access(Found found) {
        return switch (found) {
            case Found.Bound(var zone) -> switch (zone.access()) {
                case Access.ByTag _ -> "tag";
                case Access.ByRole _ -> "role";
            };
            case Found.None() -> "none";
            case Found.Ambiguous _ -> "ambiguous";
            case Found.Denied() -> "denied";
        };
    }

    /** What stands there, beside what we would write. The first is what a change must confirm. */
    static Map<String, @Nullable Object> compared(Standing standing, RecordSet ours) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", ours.name().ascii());
        body.put("type", ours.type());
        body.put("writable", !(standing instanceof Standing.Routed));
        body.put("current", standing instanceof Standing.Plain(RecordSet set) ? set(set) : nothing());
        body.put("ours", set(ours));
        return body;
    }

    /** A set that is added and replaces nothing, and how it stands with it. */
    static Map<String, @Nullable Object> added(Addition addition) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", addition.ours().name().ascii());
        body.put("type", addition.ours().type());
        body.put("state", addition.state().name().toLowerCase(Locale.ROOT));
        body.put("current", addition.there() instanceof Standing.Plain(RecordSet set) ? set(set) : nothing());
        body.put("ours", set(addition.ours()));
        return body;
    }

    /** What stands there now. */
    static Map<String, @Nullable Object> now(@Nullable RecordSet set) {
        return set == null ? nothing() : set(set);
    }

    private static Map<String, @Nullable Object> set(RecordSet set) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("ttl", set.ttl());
        body.put("records", set.values());
        return body;
    }

    private static Map<String, @Nullable Object> nothing() {
        return new LinkedHashMap<>(Map.of("records", List.of()));
    }
}
