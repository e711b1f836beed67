package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service on AWS's JSON protocol: the operation in {@code X-Amz-Target}, one JSON object each way. */
abstract class JsonService implements AwsService {
    private final String scope;
    private final String version;

    /** For a service of this scope and protocol version, {@code 1.0} or {@code 1.1}. */
    JsonService(String scope, String version) {
        this.scope = scope;
        this.version = version;
    }

    @Override
    public final String scope() {
        return scope;
    }

    @Override
    public final List<Access> accesses(Ask ask) {
        return accesses(operation(ask), ask);
    }

    @Override
    public final Answer error(Fault fault) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("__type", fault.code());
        members.put("message", fault.sentence());
        members.put("Message", fault.sentence());
        return Answer.text(fault.status(), "application/x-amz-json-" + version, Json.text(members))
                .header("x-amzn-ErrorType", fault.code());
    }

    final Answer answer(String json) {
        return Answer.text(200, "application/x-amz-json-" + version, json);
    }

    static String operation(Ask ask) {
        String target = ask.header("x-amz-target").orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    static Map<String, @Nullable Object> body(Ask ask) {
        try {
            return Json.object(Json.read(ask.text()));
        } catch (Json.Malformed e) {
            throw new Fault(400, "SerializationException", String.valueOf(e.getMessage()));
        }
    }

    static String text(Map<String, @Nullable Object> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new Fault(400, "ValidationException", name + " is needed: a text");
    }

    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        return value == null ? Map.of() : Json.object(value);
    }

    static List<?> list(Map<String, @Nullable Object> members, String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    static Fault unknown(String operation) {
        return new Fault(400, "UnknownOperationException", "The local system does not know " + operation + ".");
    }

    /** What an operation needs to be allowed. */
    abstract List<Access> accesses(String operation, Ask ask);
}
