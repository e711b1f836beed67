package dev.mxonramp.aws;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.notice.EventsContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The event bus over the service's own protocol. */
class EventBridgeEventsTest implements EventsContract {
    private static final JourneyEvent DONE = new JourneyEvent("c1#JOURNEY_DONE", JourneyEvent.Type.JOURNEY_DONE,
            ACCOUNT, ACME, NOW, Map.of("messages", "7"));

    private final List<JourneyEvent> arrived = new ArrayList<>();
    private final Front front = new Front(this::answer);

    private Front.Reply answer(Front.Request request) {
        List<?> entries = (List<?>) request.json().getOrDefault("Entries", List.of());
        assertTrue(!entries.isEmpty() && entries.size() <= 10, "the service takes 1 to 10 entries");
        for (Object each : entries) {
            arrived.add(JourneyEventJson.event(Json.object(Json.read(text(each, "Detail")))));
        }
        return Front.Reply.of(Map.of("FailedEntryCount", 0, "Entries", List.of()));
    }

    private static String text(Object entry, String member) {
        return String.valueOf(Json.object(entry).get(member));
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Override
    public Events events() {
        return new EventBridgeEvents(front.clients().eventBridge(), "journey");
    }

    @Override
    public List<JourneyEvent> arrived() {
        return arrived;
    }

    @Test
    void entryNamesBusSourceAndType() {
        events().publish(List.of(DONE));
        Object entry = ((List<?>) front.last().json().getOrDefault("Entries", List.of())).getFirst();
        assertEquals("journey", text(entry, "EventBusName"));
        assertEquals("mx-onramp", text(entry, "Source"));
        assertEquals("JOURNEY_DONE", text(entry, "DetailType"));
        assertEquals("{\"id\":\"c1#JOURNEY_DONE\",\"type\":\"JOURNEY_DONE\",\"account\":\"" + ACCOUNT
                + "\",\"domain\":\"acme.test\",\"at\":\"" + NOW + "\",\"facts\":{\"messages\":\"7\"}}",
                text(entry, "Detail"));
    }

    @Test
    void entryThatWasNotTakenIsMendedByTime() {
        Map<String, Object> refused = Map.of("ErrorCode", "InternalFailure", "ErrorMessage", "scripted");
        try (Front other = new Front(
                request -> Front.Reply.of(Map.of("FailedEntryCount", 1, "Entries", List.of(refused))))) {
            Events events = new EventBridgeEvents(other.clients().eventBridge(), "journey");
            var failure = assertThrows(TransientFailure.class, () -> events.publish(List.of(DONE)));
            assertEquals("The event bus did not take every event: InternalFailure", failure.getMessage());
        }
    }
}
