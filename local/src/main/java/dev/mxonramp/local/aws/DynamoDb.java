package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;

/** DynamoDB's own protocol. */
@FunctionalInterface
public interface DynamoDb {
    /** Answers a request by its {@code X-Amz-Target} and body. */
    Answer forward(String target, byte[] body);
}
