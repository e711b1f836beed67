package dev.mxonramp.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The main class of a function's process. Arguments: {@code aws} or {@code own}, and the handler's class name. The
 * working directory is the unpacked zip. The process ends when its standard input does, so that it never outlives the
 * system that started it, however that one died.
 */
public final class Main {
    private Main() {}

    /**
     * Runs until the parent is gone.
     *
     * @throws Throwable whatever the interface client lets through; it ends the process
     */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("parent").start(Main::endWithParent);
        if (args[0].equals("aws")) {
            NativePart.prepare(Path.of(""));
            AWSLambda.main(new String[]{args[1]});
        } else {
            var handler = OwnRuntime.load(args[1]);
            new OwnRuntime(Objects.requireNonNull(System.getenv("AWS_LAMBDA_RUNTIME_API")), handler).run();
        }
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("the parent's pipe broke: " + e);
        }
        Runtime.getRuntime().halt(0);
    }
}
