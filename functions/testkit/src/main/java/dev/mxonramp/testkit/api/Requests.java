package dev.mxonramp.testkit.api;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.lambda.Caller;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds requests as the gateway hands them over; every step gives a new builder. */
public record Requests(String route, Map<String, String> parameters, Map<String, String> query,
        Map<String, String> headers, String body, String sourceIp, @Nullable Caller caller) {
    public Requests {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A request of a route, named as in the template: {@code GET /v1/domains/{domain}}. */
    public static Requests of(String route) {
        return new Requests(route, Map.of(), Map.of(), Map.of(), "", "192.0.2.1", null);
    }

    /** With a JSON body. */
    public Requests json(Map<String, ? extends @Nullable Object> members) {
        return body(Json.text(members));
    }

    /** With a body as it is. */
    public Requests body(String text) {
        return new Requests(route, parameters, query, headers, text, sourceIp, caller);
    }

    /** With a value for a parameter of the path. */
    public Requests parameter(String name, String value) {
        return new Requests(route, with(parameters, name, value), query, headers, body, sourceIp, caller);
    }

    /** With a value of the query. */
    public Requests query(String name, String value) {
        return new Requests(route, parameters, with(query, name, value), headers, body, sourceIp, caller);
    }

    /** With a header. */
    public Requests header(String lowerCaseName, String value) {
        return new Requests(route, parameters, query, with(headers, lowerCaseName, value), body, sourceIp, caller);
    }

    /** From another network address. */
    public Requests from(String ip) {
        return new Requests(route, parameters, query, headers, body, ip, caller);
    }

    /** By a signed-in owner. */
    public Requests by(AccountId account) {
        return by(new Caller(account, Set.of("read", "write"), false));
    }

    /** By somebody whom the authorizer let through. */
    public Requests by(Caller someone) {
        return new Requests(route, parameters, query, headers, body, sourceIp, someone);
    }

    /** The request. */
    public HttpRequest request() {
        String path = route.substring(route.indexOf(' ') + 1);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return new HttpRequest(route, path, parameters, query, headers, body, sourceIp, caller);
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        var more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }
}
