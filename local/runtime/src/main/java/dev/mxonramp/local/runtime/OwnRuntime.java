package dev.mxonramp.local.runtime;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Speaks the Runtime API without native parts, for stream handlers. It stands in for AWS's interface client on systems
 * other than Linux.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda: Runtime API (2018-06-01)</a>
 */
final class OwnRuntime {
    private final String base;
    private final RequestStreamHandler handler;

    OwnRuntime(String api, RequestStreamHandler handler) {
        this.base = "http://" + api + "/2018-06-01/runtime";
        this.handler = handler;
    }

    /** Wires the handler from the unpacked zip in the working directory; a failure is reported and ends the process. */
    static RequestStreamHandler load(String name) throws IOException {
        try {
            var loader = new URLClassLoader(classPath(), OwnRuntime.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            return (RequestStreamHandler) loader.loadClass(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            cause.printStackTrace();
            post("http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/init/error",
                    ErrorDocument.of(cause), cause.getClass().getName());
            System.exit(1);
            throw new IllegalStateException(e);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(new File(".").toURI().toURL()));
        File[] jars = new File("lib").listFiles((dir, name) -> name.endsWith(".jar"));
        for (File jar : jars == null ? new File[0] : jars) {
            urls.add(jar.toURI().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    void run() throws IOException {
        while (true) {
            one();
        }
    }

    private void one() throws IOException {
        HttpURLConnection next = open(base + "/invocation/next");
        byte[] event = next.getInputStream().readAllBytes();
        String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), answer, OwnContext.of(next));
        } catch (Throwable e) {
            e.printStackTrace();
            post(base + "/invocation/" + id + "/error", ErrorDocument.of(e), e.getClass().getName());
            if (e instanceof Error) {
                System.exit(1);
            }
            return;
        }
        post(base + "/invocation/" + id + "/response", answer.toByteArray(), "");
    }

    private static HttpURLConnection open(String address) throws IOException {
        return (HttpURLConnection) URI.create(address).toURL().openConnection();
    }

    private static void post(String address, byte[] body, String errorType) throws IOException {
        HttpURLConnection connection = open(address);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        if (!errorType.isEmpty()) {
            connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
        }
        connection.getOutputStream().write(body);
        if (connection.getResponseCode() != 202) {
            throw new IOException("the Runtime API answered " + connection.getResponseCode() + " to " + address);
        }
        connection.getInputStream().readAllBytes();
    }

    /** The error as Lambda words it. */
    private static final class ErrorDocument {
        private ErrorDocument() {}

        static byte[] of(Throwable error) {
            var lines = new StringBuilder();
            for (StackTraceElement frame : error.getStackTrace()) {
                lines.append(lines.isEmpty() ? "" : ",").append(quoted(frame.toString()));
            }
            String message = error.getMessage() == null ? "" : error.getMessage();
            return ("{\"errorMessage\":" + quoted(message) + ",\"errorType\":" + quoted(error.getClass().getName())
                    + ",\"stackTrace\":[" + lines + "]}").getBytes(StandardCharsets.UTF_8);
        }

        private static String quoted(String text) {
            var quoted = new StringBuilder("\"");
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                if (each == '"' || each == '\\') {
                    quoted.append('\\').append(each);
                } else if (each < ' ') {
                    quoted.append(String.format("\\u%04x", (int) each));
                } else {
                    quoted.append(each);
                }
            }
            return quoted.append('"').toString();
        }
    }
}
