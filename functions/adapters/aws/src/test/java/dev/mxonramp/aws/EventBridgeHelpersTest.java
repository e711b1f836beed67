package dev.mxonramp.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.lambda.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBridgeHelpersTest {
    @Test
    void theCallNamesBusSourceAndNumber() {
        try (var front = new Front(_ -> Front.Reply.of(Map.of("FailedEntryCount", 0, "Entries", List.of())))) {
            new EventBridgeHelpers(front.clients().eventBridge(), "journey").call(3);
            var entry = Json.object(((List<?>) front.last().json().getOrDefault("Entries", List.of())).getFirst());
            assertEquals("journey", entry.get("EventBusName"));
            assertEquals("mx-onramp.sweep", entry.get("Source"));
            assertEquals("{\"helper\":3}", entry.get("Detail"));
        }
    }

    @Test
    void aCallThatIsNotTakenIsAFailure() {
        try (var front = new Front(_ -> Front.Reply
                .of(Map.of("FailedEntryCount", 1, "Entries", List.of(Map.of("ErrorCode", "ThrottlingException")))))) {
            assertThrows(TransientFailure.class,
                    () -> new EventBridgeHelpers(front.clients().eventBridge(), "journey").call(1));
        }
    }
}
