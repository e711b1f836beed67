package dev.mxonramp.local.lambda;

import dev.mxonramp.local.template.LambdaFunction;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a function's process is started.
 *
 * @param runtime the built module with what stands in the process besides the zip: {@code classes} and {@code lib}
 * @param kind which client of the Runtime API serves
 */
public record Launch(Path runtime, Kind kind) {
    /** Who speaks the Runtime API within the process. */
    public enum Kind {
        /** AWS's runtime interface client; its native part is for Linux. */
        AWS,
        /** Ours, without native parts. */
        OWN;

        /** What this system can load. */
        public static Kind ofThisSystem() {
            return System.getProperty("os.name", "").equals("Linux") ? AWS : OWN;
        }
    }

    /**
     * The command of a process.
     *
     * @param directory the unpacked zip
     * @param variables what the process is given besides the function's own environment
     */
    ProcessBuilder command(LambdaFunction function, Path directory, Map<String, String> variables) {
        var builder = new ProcessBuilder(java(), "-Xmx" + Math.max(128, function.memory() * 4 / 5) + "m",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                "-cp", runtime.resolve("classes") + File.pathSeparator + runtime.resolve("lib") + "/*",
                "dev.mxonramp.local.runtime.Main", kind.name().toLowerCase(java.util.Locale.ROOT), function.handler())
                .directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(function, directory));
        builder.environment().putAll(variables);
        return builder;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Whether the function's hooks run, as around a snapshot; only AWS's interface client knows them. */
    private boolean hooks(LambdaFunction function) {
        return function.snapStart() && kind == Kind.AWS;
    }

    private Map<String, String> environment(LambdaFunction function, Path directory) {
        var environment = new HashMap<>(function.environment());
        environment.put("_HANDLER", function.handler());
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", hooks(function) ? "snap-start" : "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("LAMBDA_TASK_ROOT", directory.toString());
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        return environment;
    }

    /** Where the runtime module's build lies, seen from the project's root. */
    public static Launch of(Path root) {
        return new Launch(root.resolve("local/target/runtime"), Kind.ofThisSystem());
    }

    /** Directories and libraries that must be there before anything starts. */
    List<Path> needed() {
        return List.of(runtime.resolve("classes"), runtime.resolve("lib"));
    }
}
