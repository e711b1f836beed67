package dev.mxonramp.local.lambda;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One invocation on its way to a process.
 *
 * @param id Lambda's request id
 * @param arn as it was invoked
 * @param event JSON
 * @param deadline when it is ended; known once it is delivered
 * @param outcome completed once
 */
record Invocation(String id, String arn, String event, CompletableFuture<Instant> deadline,
        CompletableFuture<Outcome> outcome) {
    static Invocation of(String arn, String event) {
        return new Invocation(UUID.randomUUID().toString(), arn, event, new CompletableFuture<>(),
                new CompletableFuture<>());
    }
}
