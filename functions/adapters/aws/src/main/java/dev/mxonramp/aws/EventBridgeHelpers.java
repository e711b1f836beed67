package dev.mxonramp.aws;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.sweep.Helpers;
import dev.mxonramp.lambda.Json;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * Calls helpers over the event bus, whose rule invokes the sweep again. Not published as one of the journey's events:
 * source {@code mx-onramp.sweep}. An event that comes twice, or late, is one tick more, which finds nothing to do.
 */
public final class EventBridgeHelpers implements Helpers {
    /** Source of the calls; the rule in the template names it. */
    public static final String SOURCE = "mx-onramp.sweep";
    /** Member of the event's detail: which helper it is. */
    public static final String NUMBER = "helper";

    private static final String TYPE = "SWEEP_HELP";
    private static final AwsService SERVICE = new AwsService("The event bus");

    private final EventBridgeClient events;
    private final String bus;

    /** @param bus name or ARN */
    public EventBridgeHelpers(EventBridgeClient events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    /** @throws TransientFailure if the bus does not take the event */
    @Override
    public void call(int number) {
        var entry = PutEventsRequestEntry.builder().eventBusName(bus).source(SOURCE).detailType(TYPE)
                .detail(Json.text(Map.of(NUMBER, number))).build();
        var answer = SERVICE.call(() -> events.putEvents(put -> put.entries(List.of(entry))));
        if (answer.failedEntryCount() > 0) {
            throw new TransientFailure("The event bus did not take the sweep's call for help: "
                    + answer.entries().getFirst().errorCode());
        }
    }
}
