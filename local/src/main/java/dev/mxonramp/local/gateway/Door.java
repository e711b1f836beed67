package dev.mxonramp.local.gateway;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.aws.Invoker;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.lambda.Outcome;
import dev.mxonramp.local.template.Authorizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the template's authorizers, and remembers what they said as long as the template allows. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int REMEMBERED = 10_000;

    private final Invoker invoker;
    private final InstantSource clock;
    private final Map<List<String>, Remembered> remembered = new ConcurrentHashMap<>();

    /** What comes of asking. */
    sealed interface Verdict {
        /** The request may pass, with what the authorizer says about the caller. */
        record Open(Map<String, @Nullable Object> context) implements Verdict {}

        /** The gateway answers itself. */
        record Closed(Answer answer) implements Verdict {}
    }

    private record Remembered(Verdict verdict, Instant until) {}

    Door(Invoker invoker, InstantSource clock) {
        this.invoker = invoker;
        this.clock = clock;
    }

    Verdict ask(Authorizer authorizer, Ask ask, GatewayEvent event) throws InterruptedException {
        var identity = new ArrayList<String>();
        for (String header : authorizer.headers()) {
            Optional<String> value = ask.header(header.toLowerCase(java.util.Locale.ROOT))
                    .filter(text -> !text.isBlank());
            if (value.isEmpty()) {
                return new Verdict.Closed(GatewayAnswers.UNAUTHORIZED);
            }
            identity.add(value.get());
        }
        authorizer.context().forEach(name -> identity.add(event.context(name)));
        var key = new ArrayList<>(identity);
        key.add(authorizer.name());
        Remembered known = remembered.get(key);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.verdict();
        }
        Outcome outcome = invoker.invoke(authorizer.function(), Json.text(event.authorization(identity)));
        Verdict verdict = verdict(outcome);
        if (outcome instanceof Outcome.Answered && !authorizer.cache().isZero()) {
            remember(List.copyOf(key), new Remembered(verdict, clock.instant().plus(authorizer.cache())));
        }
        return verdict;
    }

    private void remember(List<String> key, Remembered verdict) {
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(key, verdict);
    }

    private static Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> read(answered.payload());
            case Outcome.Failed failed -> {
                LOG.warn("the authorizer failed: {}: {}", failed.type(), failed.message());
                yield new Verdict.Closed(failed.message().equals("Unauthorized")
                        ? GatewayAnswers.UNAUTHORIZED
                        : GatewayAnswers.FAILED);
            }
            case Outcome.Throttled ignored -> new Verdict.Closed(GatewayAnswers.FAILED);
            case Outcome.Unknown ignored -> new Verdict.Closed(GatewayAnswers.FAILED);
        };
    }

    private static Verdict read(String payload) {
        try {
            Map<String, @Nullable Object> answer = Json.object(Json.read(payload));
            if (!Boolean.TRUE.equals(answer.get("isAuthorized"))) {
                return new Verdict.Closed(GatewayAnswers.FORBIDDEN);
            }
            Object context = answer.get("context");
            return new Verdict.Open(context == null ? Map.of() : Json.object(context));
        } catch (Json.Malformed e) {
            LOG.warn("the authorizer's answer is not what the gateway expects", e);
            return new Verdict.Closed(GatewayAnswers.FAILED);
        }
    }
}
