package dev.mxonramp.local.gateway;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.testkit.dns.LoopbackDns;
import dev.mxonramp.testkit.dns.LoopbackZone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows and edits the zones of the local DNS, as an owner does at their DNS host. */
public final class ZonePages {
    private static final long MAX_TTL = 86_400;

    private final LoopbackDns dns;

    public ZonePages(LoopbackDns dns) {
        this.dns = dns;
    }

    Answer list() {
        List<Map<String, Object>> zones = dns.zones().stream()
                .map(zone -> Map.<String, Object>of("zone", zone.name(), "records", records(zone))).toList();
        return Answer.json(200, Json.text(Map.of("zones", zones)));
    }

    private static List<Map<String, Object>> records(LoopbackZone zone) {
        return zone.records().stream()
                .map(
                        record -> Map.<String, Object>of("name", record.name(), "type", record.type(), "ttl",
                                record.ttl(), "data", record.rdata()))
                .toList();
    }

    /** Puts or removes the records at a name: {@code {"zone","name","type","ttl","data":[…]}}. */
    Answer change(Ask ask) {
        try {
            Map<String, @Nullable Object> body = Json.object(Json.read(ask.text()));
            LoopbackZone zone = dns.zone(text(body, "zone"));
            if (ask.method().equals("DELETE")) {
                zone.remove(text(body, "name"), text(body, "type"));
            } else {
                put(zone, body);
            }
            return Answer.json(200, Json.text(Map.of("zone", zone.name(), "records", records(zone))));
        } catch (Json.Malformed | IllegalArgumentException e) {
            return Answer.json(400, Json.text(Map.of("message", String.valueOf(e.getMessage()))));
        }
    }

    private static void put(LoopbackZone zone, Map<String, @Nullable Object> body) {
        long ttl = body.get("ttl") instanceof Long given && given >= 0 && given <= MAX_TTL ? given : 60;
        List<String> data = body.get("data") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(text(body, "data"));
        if (text(body, "type").equals("TXT") && data.size() == 1) {
            zone.putTxt(text(body, "name"), ttl, data.getFirst());
        } else {
            zone.put(text(body, "name"), text(body, "type"), ttl, data.toArray(String[]::new));
        }
    }

    private static String text(Map<String, @Nullable Object> body, String name) {
        if (body.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("The member '" + name + "' is needed: a text.");
    }
}
