package dev.mxonramp.local.template;

import java.time.Duration;
import java.util.List;

/**
 * A Lambda authorizer of the HTTP API (payload format 2.0, simple responses).
 *
 * @param name     in the template
 * @param function logical id of the function that decides
 * @param headers  headers that identify the caller: a request that lacks one is a 401 without asking the function, and
 *                 their values are the cache's key
 * @param context  values of the request's context that belong to the cache's key, e.g. {@code routeKey}
 * @param cache    how long its answer holds; zero for not at all
 */
public record Authorizer(String name, String function, List<String> headers, List<String> context,
        Duration cache) {
    public Authorizer {
        headers = List.copyOf(headers);
        context = List.copyOf(context);
    }
}
