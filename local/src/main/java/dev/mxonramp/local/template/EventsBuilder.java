package dev.mxonramp.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the events of functions into routes, schedules and rules. */
final class EventsBuilder {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final Duration DAY = Duration.ofDays(1);

    private final List<LambdaFunction> functions;
    private final Map<String, ApiGuards> guards;
    private final List<Route> routes = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<EventRule> rules = new ArrayList<>();

    EventsBuilder(List<LambdaFunction> functions, Map<String, ApiGuards> guards) {
        this.functions = functions;
        this.guards = guards;
    }

    List<Route> routes() {
        return routes;
    }

    List<Schedule> schedules() {
        return schedules;
    }

    List<EventRule> rules() {
        return rules;
    }

    void add(String function, Members events) {
        for (String name : events.names()) {
            Members event = events.members(name);
            Members properties = event.members("Properties");
            switch (event.text("Type")) {
                case "HttpApi" -> route(function, properties);
                case "ScheduleV2" -> schedules.add(schedule(function, name, properties));
                case "EventBridgeRule" -> rules.add(rule(function, name, properties));
                default -> throw new TemplateException(event.place(),
                        event.text("Type") + " is not known to the local system");
            }
            properties.end();
            event.end();
        }
    }

    private void route(String function, Members properties) {
        ApiGuards api = guards.get(properties.text("ApiId"));
        if (api == null) {
            throw new TemplateException(properties.place("ApiId"), "there is no such HTTP API");
        }
        Members auth = properties.members("Auth");
        Authorizer guard = api.named(auth.place(), auth.has("Authorizer") ? auth.text("Authorizer") : null);
        auth.end();
        var route = new Route(properties.text("Method").toUpperCase(Locale.ROOT), properties.text("Path"), function,
                guard == null ? null : resolved(properties, guard));
        if (routes.stream().anyMatch(other -> other.key().equals(route.key()))) {
            throw new TemplateException(properties.place(), route.key() + " is there twice");
        }
        routes.add(route);
    }

    private Authorizer resolved(Members properties, Authorizer guard) {
        LambdaFunction function = functions.stream().filter(one -> one.aliasArn().equals(guard.function())).findFirst()
                .orElseThrow(() -> new TemplateException(properties.place(),
                        "the authorizer's function is not the alias of one in the template"));
        return new Authorizer(guard.name(), function.logicalId(), guard.headers(), guard.context(),
                guard.cache());
    }

    private Schedule schedule(String function, String name, Members properties) {
        properties.cloudOnly("Description", "Name");
        String expression = properties.text("ScheduleExpression");
        Matcher rate = RATE.matcher(expression);
        if (!rate.matches()) {
            throw new TemplateException(properties.place("ScheduleExpression"),
                    "only rate(<n> minutes|hours|days) is known to the local system, not " + expression);
        }
        Duration unit = switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(1);
            case "hour" -> Duration.ofHours(1);
            default -> DAY;
        };
        return new Schedule(function + name, expression, unit.multipliedBy(Long.parseLong(rate.group(1))), function,
                delivery(properties));
    }

    private static EventRule rule(String function, String name, Members properties) {
        var pattern = new LinkedHashMap<String, List<String>>();
        Members members = properties.members("Pattern");
        for (String member : members.names()) {
            if (!member.equals("source") && !member.equals("detail-type")) {
                throw new TemplateException(members.place(member), "only source and detail-type are known here");
            }
            pattern.put(member, members.texts(member));
        }
        return new EventRule(function + name, properties.text("EventBusName"), pattern, function,
                delivery(properties));
    }

    /** The services' own defaults: 185 retries within 24 hours. */
    private static Delivery delivery(Members properties) {
        Members retry = properties.members("RetryPolicy");
        @Nullable
        String queue = properties.has("DeadLetterConfig") ? properties.members("DeadLetterConfig").text("Arn") : null;
        var delivery = new Delivery(retry.number("MaximumRetryAttempts", 185),
                Duration.ofSeconds(retry.number("MaximumEventAgeInSeconds", (int) DAY.toSeconds())), queue);
        retry.end();
        return delivery;
    }
}
