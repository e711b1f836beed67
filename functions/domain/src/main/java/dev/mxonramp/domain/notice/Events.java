package dev.mxonramp.domain.notice;

import java.util.List;

/** The event bus. At least once: consumers drop repeats by id. */
public interface Events {
    /**
     * Publishes; returns only when every event was taken.
     *
     * @throws dev.mxonramp.domain.journey.TransientFailure if the bus did not take them all
     */
    void publish(List<JourneyEvent> events);
}
