package dev.mxonramp.testkit.notice;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Events} does. */
public interface EventsContract {
    /** The port under test; the same one within a test. */
    Events events();

    /** What arrived on the bus, in order. */
    List<JourneyEvent> arrived();

    private static JourneyEvent event(int number) {
        return new JourneyEvent("c1#CLIENT_SET_UP#" + number, JourneyEvent.Type.CLIENT_SET_UP, ACCOUNT, ACME, NOW,
                Map.of("mailbox", "m" + number + "@acme.test", "sentence", "Grüße \"…\"\n日本"));
    }

    @Test
    default void nothingIsPublishedForNothing() {
        events().publish(List.of());
        assertEquals(List.of(), arrived());
    }

    @Test
    default void everyFieldArrives() {
        events().publish(List.of(event(1)));
        assertEquals(List.of(event(1)), arrived());
    }

    @Test
    default void eventWithoutFactsArrives() {
        var bare = new JourneyEvent("c1#JOURNEY_DONE", JourneyEvent.Type.JOURNEY_DONE, ACCOUNT, ACME, NOW, Map.of());
        events().publish(List.of(bare));
        assertEquals(List.of(bare), arrived());
    }

    @Test
    default void manyEventsArriveInOrder() {
        List<JourneyEvent> many = IntStream.range(0, 23).mapToObj(EventsContract::event).toList();
        events().publish(many);
        assertEquals(many, arrived());
    }

    @Test
    default void publishingAgainGivesTheSameEvents() {
        events().publish(List.of(event(1)));
        events().publish(List.of(event(1)));
        assertEquals(List.of(event(1), event(1)), arrived());
    }
}
