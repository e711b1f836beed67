package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.template.Table;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** AWS's DynamoDB Local, in memory, as a process of its own. */
public final class DynamoDbProcess implements DynamoDb, AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** DynamoDB Local asks for credentials, any will do: policies were checked before. */
    private static final String ANYBODY = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, "
            + "SignedHeaders=host, Signature=0";

    private final Process process;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST).build();
    private final URI address;

    private DynamoDbProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param home its folder: {@code local/target/dynamodb} after a build
     */
    public static DynamoDbProcess start(Path home) {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                home.resolve("classes") + File.pathSeparator + home.resolve("lib") + "/*",
                "dev.mxonramp.local.dynamodb.Main").redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("DDB_LOCAL_TELEMETRY", "0");
        try {
            Process process = command.start();
            return new DynamoDbProcess(process, URI.create("http://127.0.0.1:" + port(process) + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB Local does not start", e);
        }
    }

    private static int port(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("port=")) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                return Integer.parseInt(line.substring("port=".length()));
            }
        }
        process.destroyForcibly();
        throw new IOException("it ended before it listened; is local/dynamodb built? (mvn -DskipTests package)");
    }

    /** Creates a table as the template has it. */
    public void create(Table table) {
        var indexes = table.indexes().stream()
                .map(
                        index -> Map.of("IndexName", index.name(), "KeySchema", keys(index.key()), "Projection",
                                Map.of("ProjectionType", index.projection())))
                .toList();
        var attributes = table.attributes().entrySet().stream()
                .map(each -> Map.of("AttributeName", each.getKey(), "AttributeType", each.getValue())).toList();
        Answer answer = forward("DynamoDB_20120810.CreateTable", Json.bytes(
                Map.of("TableName", table.name(), "BillingMode", "PAY_PER_REQUEST", "AttributeDefinitions", attributes,
                        "KeySchema", keys(table.key()), "GlobalSecondaryIndexes", indexes)));
        if (answer.status() != 200) {
            throw new IllegalStateException("the table cannot be created: " + answer.text());
        }
    }

    private static List<Map<String, String>> keys(Table.KeySchema key) {
        var hash = Map.of("AttributeName", key.hash(), "KeyType", "HASH");
        return Stream.concat(Stream.of(hash),
                Stream.ofNullable(key.range()).map(range -> Map.of("AttributeName", range, "KeyType", "RANGE")))
                .toList();
    }

    @Override
    public Answer forward(String target, byte[] body) {
        try {
            HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(address).timeout(LONGEST)
                    .header("content-type", "application/x-amz-json-1.0").header("x-amz-target", target)
                    .header("authorization", ANYBODY).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), Map.of("content-type", List.of("application/x-amz-json-1.0")),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(503, "ServiceUnavailable", "The local system is closing.");
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
