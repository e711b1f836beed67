package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import java.util.Optional;

/** Step Functions' own protocol: one JSON object each way. */
public interface StatesApi {
    /** Answers a request. */
    Answer answer(String operation, String json);

    /** ARN of the state machine whose execution a task token belongs to, if it is known. */
    Optional<String> machineOf(String taskToken);
}
