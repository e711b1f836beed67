package dev.mxonramp.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.aws.OutboxMail;
import dev.mxonramp.local.http.PortTaken;
import dev.mxonramp.local.template.RealTemplate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system from the built zips, and what becomes of it when a function lacks a right. */
class LocalSystemIT {
    private static final Layout LAYOUT = new Layout(RealTemplate.root());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path work;

    private static LocalSystem system;

    @BeforeAll
    static void boot() throws IOException {
        system = LocalSystem.start(Options.closedWorld(LAYOUT, work).withSuffixList(suffixList()),
                new Progress(System.out));
    }

    private static Path suffixList() throws IOException {
        var lines = new ArrayList<>(List.of("// VERSION: 2026-11-20_08-00-00_UTC", "// ===BEGIN ICANN DOMAINS===",
                "test"));
        IntStream.range(0, 5_000).forEach(i -> lines.add("registry" + i + ".test"));
        lines.addAll(List.of("// ===END ICANN DOMAINS===", "// ===BEGIN PRIVATE DOMAINS===",
                "// ===END PRIVATE DOMAINS==="));
        return Files.write(work.resolve("newer_list.dat"), lines);
    }

    @Test
    void theSuffixListThatIsGivenIsTheOneInUse() throws Exception {
        HttpResponse<String> answer = signUp(system, "registry7.test");
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("2026-11-20_08-00-00_UTC"), answer.body());
        assertEquals(201, signUp(system, "shop.registry7.test").statusCode());
    }

    @AfterAll
    static void close() {
        system.close();
        assertEquals(List.of(), system.functions().pids());
    }

    private static HttpResponse<String> signUp(LocalSystem at, String domain) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(at.api() + "/v1/signups"))
                .header("content-type", "application/json").header("idempotency-key", UUID.randomUUID().toString())
                .POST(BodyPublishers
                        .ofString(Json.text(Map.of("email", "anna@example.com", "domain", domain))))
                .build(), BodyHandlers.ofString());
    }

    @Test
    void signUpGoesThroughTheGatewayIntoTableWorkflowAndOutbox() throws Exception {
        HttpResponse<String> answer = signUp(system, "acme.test");
        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(system.outbox().to("anna@example.com").stream().map(OutboxMail::text)
                .anyMatch(text -> text.contains("acme.test")));
        assertEquals(List.of(), system.aws().refusals());
        String onboarding = system.wiring().stateMachine("OnboardingMachine").arn();
        assertEquals(1, system.machines().listExecutions(onboarding, null).size());
    }

    @Test
    void secretsOfProcessesAreInNoLog() throws Exception {
        assertEquals(201, signUp(system, "secret.test").statusCode());
        String token = system.newHost().administration().token();
        system.functions().logs().values().forEach(
                log -> assertTrue(log.lines().stream().noneMatch(line -> line.contains(token))));
    }

    @Test
    void takenPortIsSaidPlainly() {
        var options = Options.closedWorld(LAYOUT, work.resolve("second")).withPort(system.api().getPort());
        var progress = new Progress(System.out);
        var taken = assertThrows(PortTaken.class, () -> LocalSystem.start(options, progress));
        assertTrue(String.valueOf(taken.getMessage()).contains("--port"));
    }

    @Test
    void functionThatLacksARightFailsAndTheRefusalIsNamed() throws Exception {
        String template = Files.readString(LAYOUT.root().resolve("template.yaml"));
        int signUp = template.indexOf("  SignUpFunction:");
        int put = template.indexOf("dynamodb:PutItem, ", signUp);
        assertTrue(signUp > 0 && put > signUp);
        String crippled = template.substring(0, put) + template.substring(put + "dynamodb:PutItem, ".length());
        Path copy = Files.createTempFile(LAYOUT.root().resolve("local/target"), "template-", ".yaml");
        Files.writeString(copy, crippled);
        String name = LAYOUT.root().relativize(copy).toString();
        var options = Options.closedWorld(LAYOUT, work.resolve("crippled")).withTemplate(name);
        var progress = new Progress(System.out);
        try (LocalSystem without = LocalSystem.start(options, progress)) {
            HttpResponse<String> answer = signUp(without, "acme.test");
            assertEquals(500, answer.statusCode(), answer.body());
            assertFalse(answer.body().contains("dynamodb"), answer.body());
            assertEquals("dynamodb:PutItem", without.aws().refusals().getFirst().action());
            assertTrue(without.functions().log("SignUpFunction").lines().stream()
                    .anyMatch(line -> line.contains("SignUpFunction is not authorized to perform: dynamodb:PutItem")));
        } finally {
            Files.delete(copy);
        }
    }
}
