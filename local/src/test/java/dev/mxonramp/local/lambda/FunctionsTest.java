package dev.mxonramp.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.Eventually;
import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.template.LambdaFunction;
import dev.mxonramp.local.template.RealTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crac.Core;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions in processes of their own: by AWS's runtime interface client, and by ours. */
class FunctionsTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:onramp-F";

    @TempDir
    private Path work;

    private Functions functions(Launch.Kind kind, Duration timeout) throws IOException {
        return functions(kind, timeout, FixtureFunction.class, false);
    }

    private Functions functions(Launch.Kind kind, Duration timeout, Class<?> handler, boolean snapStart)
            throws IOException {
        return new Functions(List.of(function(timeout, handler, snapStart)), work, launch(kind), 2,
                any -> Map.of("AWS_REGION", "us-east-1"));
    }

    private static Launch launch(Launch.Kind kind) {
        return new Launch(Launch.of(RealTemplate.root()).runtime(), kind);
    }

    private LambdaFunction function(Duration timeout, Class<?> handler, boolean snapStart) throws IOException {
        Path zip = work.resolve("f.zip");
        String name = handler.getName().replace('.', '/') + ".class";
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                InputStream in = handler.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new ZipEntry(name));
            if (in == null) {
                throw new IOException("no " + name);
            }
            in.transferTo(out);
            out.putNextEntry(new ZipEntry("lib/crac.jar"));
            Files.copy(Path.of(Core.class.getProtectionDomain().getCodeSource().getLocation().getPath()), out);
        }
        return new LambdaFunction("F", "onramp-F", handler.getName(), zip, timeout, 256,
                Map.of("OWN", "1"), new Policy("F", List.of()), ARN, ARN + ":live", snapStart);
    }

    private static Map<String, ?> answered(Outcome outcome) {
        return Json.object(Json.read(assertInstanceOf(Outcome.Answered.class, outcome).payload()));
    }

    @ParameterizedTest
    @EnumSource
    void warmProcessAnswersAgainAndItsOutputIsTheLog(Launch.Kind kind) throws Exception {
        try (Functions functions = functions(kind, Duration.ofSeconds(20))) {
            assertEquals(List.of(), functions.pids());
            Map<String, ?> first = answered(functions.invoke("F", "\"one\""));
            Map<String, ?> second = answered(functions.invoke(ARN + ":live", "\"two\""));
            assertEquals(2L, second.get("n"));
            assertEquals(first.get("pid"), second.get("pid"));
            assertEquals(true, first.get("left"));
            assertEquals(ARN + ":live", first.get("arn"));
            Eventually.equal(true, () -> functions.log("F").lines().contains("got \"two\""));
            assertInstanceOf(Outcome.Unknown.class, functions.invoke("G", "{}"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsCarryTheClassNameAndTheProcessLivesOn(Launch.Kind kind) throws Exception {
        try (Functions functions = functions(kind, Duration.ofSeconds(20))) {
            var failed = assertInstanceOf(Outcome.Failed.class, functions.invoke("F", "\"fail\""));
            assertEquals("java.lang.IllegalStateException", failed.type());
            assertEquals("as told: \"x\"", failed.message());
            assertEquals(2L, answered(functions.invoke("F", "1")).get("n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hangingProcessIsKilledAndTheNextInvocationStartsAnew(Launch.Kind kind) throws Exception {
        try (Functions functions = functions(kind, Duration.ofSeconds(1))) {
            var failed = assertInstanceOf(Outcome.Failed.class, functions.invoke("F", "\"hang\""));
            assertEquals("Sandbox.Timedout", failed.type());
            assertTrue(failed.message().endsWith("Error: Task timed out after 1.00 seconds"), failed.message());
            assertEquals(1L, answered(functions.invoke("F", "1")).get("n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void crashIsReported(Launch.Kind kind) throws Exception {
        try (Functions functions = functions(kind, Duration.ofSeconds(20))) {
            var failed = assertInstanceOf(Outcome.Failed.class, functions.invoke("F", "\"exit\""));
            assertEquals("Runtime.ExitError", failed.type());
            assertTrue(failed.message().endsWith("Error: Runtime exited with error: exit status 3"), failed.message());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfOurEnvironmentIsInherited(Launch.Kind kind) throws Exception {
        try (Functions functions = functions(kind, Duration.ofSeconds(20))) {
            String names = assertInstanceOf(Outcome.Answered.class, functions.invoke("F", "\"env\"")).payload();
            assertTrue(names.contains("OWN") && names.contains("AWS_LAMBDA_FUNCTION_NAME"), names);
            assertFalse(names.contains("HOME") || names.contains("USER") || names.contains("MAVEN"), names);
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreThanAllowedAtOnceAreThrottledAndClosingLeavesNoProcess(Launch.Kind kind) throws Exception {
        List<Long> pids;
        try (Functions functions = functions(kind, Duration.ofSeconds(3));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Outcome> hang = () -> functions.invoke("F", "\"hang\"");
            List<Future<Outcome>> running = threads.invokeAll(List.of(hang, hang, hang));
            assertEquals(1, outcomes(running).stream().filter(Outcome.Throttled.class::isInstance).count());
            assertEquals(1L, answered(functions.invoke("F", "1")).get("n"));
            pids = functions.pids();
            assertEquals(1, pids.size());
        }
        assertTrue(pids.stream().noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)));
    }

    @ParameterizedTest
    @EnumSource
    void processEndsWhenItsParentIsGone(Launch.Kind kind) throws Exception {
        LambdaFunction function = function(Duration.ofSeconds(20), FixtureFunction.class, false);
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Process process = launch(kind)
                    .command(function, new UnpackedZips(work.resolve("functions")).directory(function.code()),
                            Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + silent.getLocalPort()))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            try (var asked = silent.accept()) {
                assertTrue(asked.isConnected() && process.isAlive());
                // What the end of the parent, however violent, does to the pipe.
                process.getOutputStream().close();
                assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, made before after", "false, made"})
    void hooksRunAroundTheSnapshotThatAProcessBeginsWith(boolean snapStart, String ran) throws Exception {
        assumeTrue(Launch.Kind.ofThisSystem() == Launch.Kind.AWS, "AWS's interface client is for Linux");
        try (Functions functions = functions(Launch.Kind.AWS, Duration.ofSeconds(20), SnapshotFixture.class,
                snapStart)) {
            assertEquals(new Outcome.Answered("\"" + ran + "\""), functions.invoke("F", "1"));
            assertEquals(new Outcome.Answered("\"" + ran + "\""), functions.invoke("F", "2"));
        }
    }

    private static List<Outcome> outcomes(List<Future<Outcome>> futures)
            throws InterruptedException, ExecutionException {
        var outcomes = new ArrayList<Outcome>();
        for (Future<Outcome> each : futures) {
            outcomes.add(each.get());
        }
        return outcomes;
    }
}
