package dev.mxonramp.notify;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.domain.journey.ClientSetUp;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.TaskFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Announces that a domain's mail clients can be set up; the mails follow from the events. */
public final class ClientSetUpFunction extends TaskFunction {
    private final ClientSetUp setUp;

    public ClientSetUpFunction() {
        this(Environment.system());
    }

    public ClientSetUpFunction(Environment env) {
        this(AwsJourney.standard(env));
    }

    private ClientSetUpFunction(AwsJourney aws) {
        this(new ClientSetUp(aws.updates(), aws.mailboxes(), aws.events(), aws.clock()));
    }

    public ClientSetUpFunction(ClientSetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        setUp.announce(claim(input));
        return Map.of();
    }
}
