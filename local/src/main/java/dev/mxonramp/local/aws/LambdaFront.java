package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.lambda.Outcome;
import dev.mxonramp.local.template.Delivery;
import dev.mxonramp.local.template.LambdaFunction;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's own API: a function that invokes one, waiting or not. */
final class LambdaFront implements AwsService {
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final Delivery ASYNCHRONOUS = new Delivery(2, Duration.ofHours(6), null);

    private final List<LambdaFunction> functions;
    private final Invoker invoker;
    private final Courier courier;

    LambdaFront(List<LambdaFunction> functions, Invoker invoker, Courier courier) {
        this.functions = List.copyOf(functions);
        this.invoker = invoker;
        this.courier = courier;
    }

    @Override
    public String scope() {
        return "lambda";
    }

    @Override
    public int refused() {
        return 403;
    }

    @Override
    public List<Access> accesses(Ask ask) {
        String name = name(ask);
        String arn = functions.stream().filter(one -> one.name().equals(name)).map(LambdaFunction::arn).findFirst()
                .orElse(name);
        return List.of(new Access("lambda:InvokeFunction", arn));
    }

    private static String name(Ask ask) {
        Matcher path = PATH.matcher(ask.rawPath());
        if (!ask.method().equals("POST") || !path.matches()) {
            throw new Fault(404, "ResourceNotFoundException", "The local system knows only Invoke.");
        }
        return URLDecoder.decode(path.group(1), StandardCharsets.UTF_8);
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        if (ask.header("x-amz-invocation-type").filter("Event"::equals).isPresent()) {
            courier.deliver(name(ask), ask.text(), ASYNCHRONOUS);
            return Answer.empty(202);
        }
        try {
            return answer(invoker.invoke(name(ask), ask.text()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(503, "ServiceException", "The local system is closing.");
        }
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> Answer.json(200, answered.payload());
            case Outcome.Failed failed ->
                Answer.json(200, failed.payload()).header("X-Amz-Function-Error", "Unhandled");
            case Outcome.Throttled throttled -> throw new Fault(429, "TooManyRequestsException", throttled.message());
            case Outcome.Unknown unknown -> throw new Fault(404, "ResourceNotFoundException", unknown.message());
        };
    }

    @Override
    public Answer error(Fault fault) {
        return Answer.json(fault.status(), Json.text(Map.of("message", fault.sentence())))
                .header("x-amzn-ErrorType", fault.code());
    }
}
