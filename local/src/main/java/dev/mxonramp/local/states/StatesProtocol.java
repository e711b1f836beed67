package dev.mxonramp.local.states;

import dev.mxonramp.lambda.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service's protocol (AWS JSON 1.0): a function of the target header and the body, to be mounted behind any HTTP
 * server.
 */
public final class StatesProtocol {
    /** What stands before the operation in the {@code X-Amz-Target} header. */
    public static final String PREFIX = "AWSStepFunctions.";

    private static final int MOST = 1000;

    private final StateMachines machines;

    public StatesProtocol(StateMachines machines) {
        this.machines = machines;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param json   the body
     */
    public record Answer(int status, String json) {}

    /** Answers a call; never throws. */
    public Answer answer(String target, String json) {
        try {
            return new Answer(200, Data.text(operation(target, new Call(Json.object(Json.read(json))))));
        } catch (StatesException e) {
            return error(e.type(), String.valueOf(e.getMessage()));
        } catch (Json.Malformed e) {
            return error("SerializationException", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The resource on which the caller's policy must allow the operation: the machine, or the execution. {@code *} for
     * a call whose resource cannot be told, such as one with a dead token; it is refused anyway.
     */
    public String resource(String target, String json) {
        try {
            var call = new Call(Json.object(Json.read(json)));
            if (target.startsWith(PREFIX + "SendTask")) {
                return machines.machineOfToken(call.text("taskToken"));
            }
            return call.text("stateMachineArn", call.text("executionArn", "*"));
        } catch (StatesException | Json.Malformed e) {
            return "*";
        }
    }

    private static Answer error(String type, String message) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("__type", type);
        body.put("message", message);
        return new Answer(400, Data.text(body));
    }

    private Map<String, @Nullable Object> operation(String target, Call call) {
        String name = target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : target;
        return switch (name) {
            case "StartExecution" -> started(call);
            case "DescribeExecution" -> described(machines.describeExecution(call.text("executionArn")));
            case "GetExecutionHistory" -> history(call);
            case "ListExecutions" -> listed(call);
            case "StopExecution" -> {
                ExecutionView view = machines.stopExecution(call.text("executionArn"), call.text("error", ""),
                        call.text("cause", ""));
                yield map("stopDate", seconds(view.stopped()));
            }
            case "SendTaskSuccess" -> {
                machines.sendTaskSuccess(call.text("taskToken"), call.text("output"));
                yield map();
            }
            case "SendTaskFailure" -> {
                machines.sendTaskFailure(call.text("taskToken"), call.text("error", ""), call.text("cause", ""));
                yield map();
            }
            case "SendTaskHeartbeat" -> {
                machines.sendTaskHeartbeat(call.text("taskToken"));
                yield map();
            }
            default -> throw new StatesException("UnknownOperationException",
                    "the local service has no operation " + name);
        };
    }

    private Map<String, @Nullable Object> started(Call call) {
        ExecutionView view = machines.startExecution(call.text("stateMachineArn"),
                call.text("name", UUID.randomUUID().toString()), call.text("input", "{}"));
        return map("executionArn", view.arn(), "startDate", seconds(view.started()));
    }

    private static Map<String, @Nullable Object> described(ExecutionView view) {
        var body = summary(view);
        body.put("input", view.input());
        body.put("output", view.output());
        body.put("error", view.error());
        body.put("cause", view.cause());
        body.values().removeIf(value -> value == null);
        return body;
    }

    private static Map<String, @Nullable Object> summary(ExecutionView view) {
        var body = map("executionArn", view.arn(), "stateMachineArn", view.machineArn(), "name", view.name(), "status",
                view.status().name(), "startDate", seconds(view.started()));
        if (view.stopped() != null) {
            body.put("stopDate", seconds(view.stopped()));
        }
        return body;
    }

    private Map<String, @Nullable Object> listed(Call call) {
        String filter = call.text("statusFilter", "");
        Status status = null;
        try {
            status = filter.isEmpty() ? null : Status.valueOf(filter);
        } catch (IllegalArgumentException e) {
            throw new StatesException("ValidationException", "statusFilter is not a status: " + filter);
        }
        return page("executions", call, machines.listExecutions(call.text("stateMachineArn"), status).stream()
                .map(StatesProtocol::summary).toList());
    }

    private Map<String, @Nullable Object> history(Call call) {
        List<HistoryEvent> events = machines.getExecutionHistory(call.text("executionArn"));
        List<HistoryEvent> ordered = call.flag("reverseOrder") ? events.reversed() : events;
        return page("events", call, ordered.stream().map(StatesProtocol::event).toList());
    }

    private static Map<String, @Nullable Object> event(HistoryEvent event) {
        var body = map("id", event.id(), "previousEventId", event.id() - 1, "timestamp", seconds(event.at()), "type",
                event.type());
        if (event.kind() != null) {
            body.put(event.kind(), event.details());
        }
        return body;
    }

    /** The next page's token is the place where it begins. */
    private static Map<String, @Nullable Object> page(String name, Call call, List<Map<String, @Nullable Object>> all) {
        int from = Math.min(call.number("nextToken", 0), all.size());
        int most = call.number("maxResults", MOST);
        int to = Math.min(all.size(), from + (most == 0 ? MOST : most));
        var body = map(name, all.subList(from, to));
        if (to < all.size()) {
            body.put("nextToken", String.valueOf(to));
        }
        return body;
    }

    private static @Nullable Double seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli() / 1000.0;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
