package dev.mxonramp.testkit.notice;

import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.testkit.fault.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** An event bus that records, and tells whoever subscribed. */
public final class RecordingEvents implements Events {
    private final List<JourneyEvent> published = new ArrayList<>();
    private final List<Consumer<JourneyEvent>> subscribers = new ArrayList<>();
    private final Faults faults;

    public RecordingEvents(Faults faults) {
        this.faults = faults;
    }

    public RecordingEvents() {
        this(Faults.none());
    }

    @Override
    public synchronized void publish(List<JourneyEvent> events) {
        faults.run("Events.publish", () -> {
            published.addAll(events);
            events.forEach(event -> subscribers.forEach(subscriber -> subscriber.accept(event)));
        });
    }

    /** Tells of every later event, repeats included, within the call that publishes it. */
    public synchronized void subscribe(Consumer<JourneyEvent> subscriber) {
        subscribers.add(subscriber);
    }

    /** Everything published, in order, repeats included. */
    public synchronized List<JourneyEvent> published() {
        return List.copyOf(published);
    }

    /** What a consumer that drops repeats by id sees. */
    public synchronized List<JourneyEvent> distinct() {
        var byId = new LinkedHashMap<String, JourneyEvent>();
        published.forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }
}
