package dev.mxonramp.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A function that does what its event says; the tests zip this class. */
public final class FixtureFunction implements RequestStreamHandler {
    private int invocations;

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        invocations++;
        switch (event) {
            case "\"fail\"" -> throw new IllegalStateException("as told: \"x\"");
            case "\"hang\"" -> hang();
            case "\"exit\"" -> Runtime.getRuntime().halt(3);
            case "\"env\"" -> write(output, "\"" + String.join(" ", System.getenv().keySet().stream().sorted().toList())
                    + "\"");
            default -> {
                System.out.println("got " + event);
                write(output,
                        "{\"n\":" + invocations + ",\"pid\":" + ProcessHandle.current().pid() + ",\"left\":"
                                + (context.getRemainingTimeInMillis() > 0) + ",\"id\":\"" + context.getAwsRequestId()
                                + "\",\"arn\":\"" + context.getInvokedFunctionArn() + "\"}");
            }
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(OutputStream output, String json) throws IOException {
        output.write(json.getBytes(StandardCharsets.UTF_8));
    }
}
