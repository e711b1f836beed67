package dev.mxonramp.aws;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.notice.Events;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** The event bus behind EventBridge: source {@code mx-onramp}, the type as detail type. */
public final class EventBridgeEvents implements Events {
    /** Source of all our events. */
    public static final String SOURCE = "mx-onramp";

    /** Most entries of one PutEvents request. */
    private static final int BATCH = 10;
    private static final AwsService SERVICE = new AwsService("The event bus");

    private final EventBridgeClient events;
    private final String bus;

    /** @param bus name or ARN */
    public EventBridgeEvents(EventBridgeClient events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    @Override
    public void publish(List<JourneyEvent> all) {
        for (int from = 0; from < all.size(); from += BATCH) {
            put(all.subList(from, Math.min(from + BATCH, all.size())));
        }
    }

    private void put(List<JourneyEvent> batch) {
        var entries = batch.stream().map(this::entry).toList();
        var answer = SERVICE.call(() -> events.putEvents(put -> put.entries(entries)));
        if (answer.failedEntryCount() > 0) {
            throw new TransientFailure("The event bus did not take every event: " + answer.entries().stream()
                    .map(PutEventsResultEntry::errorCode).filter(code -> code != null).distinct()
                    .collect(Collectors.joining(", ")));
        }
    }

    private PutEventsRequestEntry entry(JourneyEvent event) {
        return PutEventsRequestEntry.builder().eventBusName(bus).source(SOURCE).detailType(event.type().name())
                .time(event.at()).detail(JourneyEventJson.text(event)).build();
    }
}
