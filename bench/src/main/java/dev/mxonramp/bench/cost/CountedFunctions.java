package dev.mxonramp.bench.cost;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.mxonramp.local.states.FunctionInvoker;
import dev.mxonramp.local.template.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The real handlers in this process; every invocation is counted, and its GB-seconds by {@link Timing}. */
final class CountedFunctions implements FunctionInvoker {
    private static final int TIME_LEFT_MILLIS = 55_000;
    private static final double MIB_A_GB = 1024;

    private final Map<String, Deployed> deployed = new HashMap<>();
    private final Wiring wiring;

    /** A handler, and where what it does is counted. */
    private record Deployed(RequestStreamHandler handler, Meter meter, Timing timing) {}

    CountedFunctions(Wiring wiring) {
        this.wiring = wiring;
    }

    CountedFunctions put(String function, RequestStreamHandler handler, Meter meter, Timing timing) {
        deployed.put(function, new Deployed(handler, meter, timing));
        return this;
    }

    /** Invokes by logical id. */
    String invokeNamed(String function, String payload) {
        Deployed found = deployed.get(function);
        if (found == null) {
            throw new IllegalStateException("there is no handler for " + function);
        }
        return counted(function, found.meter(), found.timing(), () -> {
            var out = new ByteArrayOutputStream();
            try {
                found.handler().handleRequest(
                        new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out, context());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    /** Counts one invocation of a function around what it does. */
    <T> T counted(String function, Meter meter, Timing timing, Supplier<T> work) {
        long calls = meter.calls();
        long looks = meter.looks();
        T result = work.get();
        double memory = wiring.function(function).memory() / MIB_A_GB;
        meter.count(Unit.INVOCATION, 1);
        meter.count(Unit.GB_SECOND, memory * timing.seconds(meter.calls() - calls, meter.looks() - looks));
        return result;
    }

    @Override
    public Invoked invoke(String functionArn, String payloadJson) {
        String function = wiring.functionByAlias(functionArn)
                .orElseThrow(() -> new IllegalStateException("no function " + functionArn)).logicalId();
        return Invoked.answer(invokeNamed(function, payloadJson));
    }

    /** Our handlers ask it for the time left only. */
    private static Context context() {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> {
                    if (!method.getName().equals("getRemainingTimeInMillis")) {
                        throw new UnsupportedOperationException("our handlers do not ask for " + method.getName());
                    }
                    return TIME_LEFT_MILLIS;
                });
    }
}
