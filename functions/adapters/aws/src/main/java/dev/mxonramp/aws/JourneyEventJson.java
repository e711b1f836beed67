package dev.mxonramp.aws;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events as they stand in {@code detail} on the bus. */
public final class JourneyEventJson {
    private JourneyEventJson() {}

    /** The event as JSON. */
    public static String text(JourneyEvent event) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("id", event.id());
        detail.put("type", event.type());
        detail.put("account", event.account());
        detail.put("domain", event.domain());
        detail.put("at", event.at());
        detail.put("facts", new TreeMap<>(event.facts()));
        return Json.text(detail);
    }

    /**
     * The event that {@code detail} holds.
     *
     * @throws RuntimeException if it holds none; nobody but us writes events of our source
     */
    public static JourneyEvent event(Map<String, @Nullable Object> detail) {
        var facts = new TreeMap<String, String>();
        Json.object(detail.get("facts")).forEach((name, value) -> facts.put(name, String.valueOf(value)));
        return new JourneyEvent(text(detail, "id"), JourneyEvent.Type.valueOf(text(detail, "type")),
                new AccountId(text(detail, "account")), new DomainName(text(detail, "domain")),
                Instant.parse(text(detail, "at")), facts);
    }

    private static String text(Map<String, @Nullable Object> detail, String name) {
        if (detail.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the event has no text '" + name + "'");
    }
}
