package dev.mxonramp.lambda;

import dev.mxonramp.domain.journey.Await;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.TaskToken;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An await step: hands its task token over and ends; the machine waits, at no cost, until the token is completed. */
public abstract class AwaitFunction extends TaskFunction {
    private final Await await;
    private final AwaitStep step;

    protected AwaitFunction(Await await, AwaitStep step) {
        this.await = await;
        this.step = step;
    }

    @Override
    public final Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        await.begin(claim(input), step, new TaskToken(text(input, "token")));
        return Map.of();
    }
}
