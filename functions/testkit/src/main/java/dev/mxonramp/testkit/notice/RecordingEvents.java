package dev.mxonramp.testkit.notice;

import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.testkit.fault.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** An event bus that records. */
public final class RecordingEvents implements Events {
    private final List<JourneyEvent> published = new ArrayList<>();
    private final Faults faults;

    public RecordingEvents(Faults faults) {
        this.faults = faults;
    }

    public RecordingEvents() {
        this(Faults.none());
    }

    @Override
    public synchronized void publish(List<JourneyEvent> events) {
        faults.run("Events.publish", () -> published.addAll(events));
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
