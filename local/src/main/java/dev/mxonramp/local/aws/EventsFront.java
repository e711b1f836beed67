package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.template.Bus;
import dev.mxonramp.local.template.EventRule;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** EventBridge: takes events and has the template's rules deliver them. */
final class EventsFront extends JsonOperations {
    private final List<Bus> buses;
    private final List<EventRule> rules;
    private final Courier courier;
    private final InstantSource clock;
    private final List<String> published = new CopyOnWriteArrayList<>();

    EventsFront(List<Bus> buses, List<EventRule> rules, Courier courier, InstantSource clock) {
        super("events", "1.1");
        this.buses = List.copyOf(buses);
        this.rules = List.copyOf(rules);
        this.courier = courier;
        this.clock = clock;
    }

    /** Every event so far, as JSON. */
    List<String> published() {
        return List.copyOf(published);
    }

    @Override
    List<Access> accesses(String operation, Map<String, @Nullable Object> body) {
        return list(body, "Entries").stream().map(Json::object)
                .map(entry -> new Access("events:" + operation, bus(entry).arn())).distinct().toList();
    }

    private Bus bus(Map<String, @Nullable Object> entry) {
        String name = text(entry, "EventBusName");
        return buses.stream().filter(bus -> bus.name().equals(name) || bus.arn().equals(name)).findFirst()
                .orElseThrow(() -> new Fault(400, "ResourceNotFoundException", "There is no bus " + name + "."));
    }

    @Override
    Map<String, @Nullable Object> serve(String operation, Map<String, @Nullable Object> body) {
        if (!operation.equals("PutEvents")) {
            throw unknown(operation);
        }
        List<?> entries = list(body, "Entries");
        if (entries.isEmpty() || entries.size() > 10) {
            throw new Fault(400, "ValidationException", "Entries: 1 to 10 are allowed.");
        }
        var results = new ArrayList<Map<String, Object>>();
        for (Object entry : entries) {
            results.add(one(Json.object(entry)));
        }
        return Map.of("FailedEntryCount", results.stream().filter(each -> each.containsKey("ErrorCode")).count(),
                "Entries", results);
    }

    private Map<String, Object> one(Map<String, @Nullable Object> entry) {
        String detail = text(entry, "Detail");
        try {
            publish(entry, Json.object(Json.read(detail)));
        } catch (Json.Malformed e) {
            return Map.of("ErrorCode", "MalformedDetail", "ErrorMessage", "Detail is malformed.");
        }
        return Map.of("EventId", UUID.randomUUID().toString());
    }

    private void publish(Map<String, @Nullable Object> entry, Map<String, @Nullable Object> detail) {
        Bus bus = bus(entry);
        String[] arn = bus.arn().split(":");
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", text(entry, "DetailType"));
        event.put("source", text(entry, "Source"));
        event.put("account", arn[4]);
        event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", arn[3]);
        event.put("resources", list(entry, "Resources"));
        event.put("detail", detail);
        String json = Json.text(event);
        published.add(json);
        var names = Map.of("source", text(entry, "Source"), "detail-type", text(entry, "DetailType"));
        rules.stream().filter(rule -> rule.bus().equals(bus.name()) && rule.matches(names))
                .forEach(rule -> courier.deliver(rule.function(), json, rule.delivery()));
    }
}
