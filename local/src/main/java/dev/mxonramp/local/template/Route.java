package dev.mxonramp.local.template;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A route of the HTTP API.
 *
 * @param method     upper case
 * @param path       with {@code {parameters}}
 * @param function   logical id of the function that answers
 * @param guard      who must let a request pass, null for nobody
 */
public record Route(String method, String path, String function, @Nullable Authorizer guard) {
    /** As the gateway's event names it: {@code GET /v1/domains/{domain}}. */
    public String key() {
        return method + " " + path;
    }

    /** Who must let a request pass. */
    public Optional<Authorizer> authorizer() {
        return Optional.ofNullable(guard);
    }
}
