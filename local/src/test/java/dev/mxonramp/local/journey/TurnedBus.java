package dev.mxonramp.local.journey;

import dev.mxonramp.aws.EventBridgeEvents;
import dev.mxonramp.aws.JourneyEventJson;
import dev.mxonramp.domain.notice.JourneyEvent;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.states.Timeline;
import dev.mxonramp.local.template.EventRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The event bus on a turned clock. The template's rules say who gets an event, and how often a delivery that fails is
 * tried again. Every event is delivered twice, as EventBridge promises once at least and never once only.
 */
final class TurnedBus {
    private static final Duration REPEATED_AFTER = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final List<EventRule> rules;
    private final InProcessFunctions functions;
    private final Timeline clock;
    private final List<String> deadLetters = new ArrayList<>();

    /** One event on its way to one function. */
    private record Delivery(EventRule rule, String event, Instant since, int tried, Duration pause) {
        Delivery again() {
            Duration doubled = pause.multipliedBy(2);
            return new Delivery(rule, event, since, tried + 1,
                    doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled);
        }

        boolean exhausted(Instant now) {
            return tried >= rule.delivery().maximumRetries()
                    || Duration.between(since, now).compareTo(rule.delivery().maximumAge()) > 0;
        }
    }

    TurnedBus(List<EventRule> rules, InProcessFunctions functions, Timeline clock) {
        this.rules = List.copyOf(rules);
        this.functions = functions;
        this.clock = clock;
    }

    /** Takes an event. */
    void publish(JourneyEvent event) {
        String type = event.type().name();
        String json = Json.text(Map.of("source", EventBridgeEvents.SOURCE, "detail-type", type, "detail",
                Json.object(Json.read(JourneyEventJson.text(event)))));
        for (EventRule rule : rules) {
            if (rule.matches(Map.of("source", EventBridgeEvents.SOURCE, "detail-type", type))) {
                var delivery = new Delivery(rule, json, clock.instant(), 0, FIRST_PAUSE);
                clock.run(() -> deliver(delivery));
                clock.at(clock.instant().plus(REPEATED_AFTER), () -> deliver(delivery));
            }
        }
    }

    private void deliver(Delivery delivery) {
        var outcome = functions.invokeNamed(delivery.rule().function(), delivery.event());
        if (outcome.functionError() == null) {
            return;
        }
        if (delivery.exhausted(clock.instant())) {
            deadLetters.add(outcome.payload() + " at " + delivery.event());
        } else {
            clock.at(clock.instant().plus(delivery.pause()), () -> deliver(delivery.again()));
        }
    }

    /** What was given up. */
    List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }
}
