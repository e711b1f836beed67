package dev.mxonramp.mx;

import dev.mxonramp.aws.AwsJourney;
import dev.mxonramp.dns.DnsChecks;
import dev.mxonramp.dns.DnsSettings;
import dev.mxonramp.dns.PublicSuffixLists;
import dev.mxonramp.domain.journey.Residual;
import dev.mxonramp.domain.journey.ResidualWait;
import dev.mxonramp.domain.journey.ResidualWait.Verdict;
import dev.mxonramp.lambda.Deadline;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.TaskFunction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers {@code passed}, and if false {@code until} when to ask again. */
public final class ResidualFunction extends TaskFunction {
    private final ResidualWait wait;

    public ResidualFunction() {
        this(Environment.system());
    }

    public ResidualFunction(Environment env) {
        this(env, AwsJourney.standard(env));
    }

    private ResidualFunction(Environment env, AwsJourney aws) {
        this(new ResidualWait(aws.updates(), aws.sources(),
                DnsChecks.from(DnsSettings.from(env::required),
                        PublicSuffixLists.from(env::optional), aws.clock()).mx(),
                new Residual(env.seconds("RESIDUAL_MARGIN_SECONDS")), aws.clock()));
    }

    public ResidualFunction(ResidualWait wait) {
        this.wait = wait;
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> input, Deadline deadline) {
        return switch (wait.verdict(claim(input))) {
            case Verdict.Passed() -> Map.of("passed", true);
            case Verdict.Until(Instant at) -> Map.of("passed", false, "until", wholeSecond(at));
        };
    }

    // A Wait state takes seconds: the next one, so that the wait never ends early.
    private static String wholeSecond(Instant at) {
        return at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
