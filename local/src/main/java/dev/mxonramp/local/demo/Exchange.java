package dev.mxonramp.local.demo;

import org.jspecify.annotations.Nullable;

/**
 * A request to the API and its answer.
 *
 * @param path as it was sent, with its query
 * @param contentType of the answer, null if it has none
 * @param body of the answer
 */
record Exchange(String method, String path, int status, @Nullable String contentType, String body) {
    /** Whether the answer is a problem or what the gateway says in its place. */
    boolean problem() {
        return status >= 400;
    }
}
