package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.system.Layout;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Options;
import dev.mxonramp.local.system.Progress;
import dev.mxonramp.local.template.RealTemplate;
import dev.mxonramp.testkit.api.OpenApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole journey through the built zips over real sockets: proven, every answer as documented, and no secret of it
 * where none belongs.
 */
class DemoIT {
    private static final List<String> KINDS = List.of("log", "execution", "history", "event", "item", "object", "mail",
            "answer", "request to dynamodb", "request to events", "request to states", "request to s3",
            "request to kms", "request to ses", "request to secretsmanager");

    @TempDir
    private Path work;

    @Test
    void wholeJourneyIsProvenAndDescribedAndLeavesNoSecretBehind() throws Exception {
        var progress = new Progress(System.out);
        var options = Options.closedWorld(new Layout(RealTemplate.root()), work);
        try (LocalSystem system = LocalSystem.start(options, progress)) {
            var requests = new AwsRequests();
            system.aws().listen(requests);
            var demo = new Demo(system, progress, false);
            assertTrue(demo.run(), "the story was not proven to its end; it is told above");
            assertEquals(List.of(), system.aws().refusals());
            var operations = new DescribedAnswers(OpenApi.document()).assertAllDescribed(demo.exchanges());
            assertTrue(operations.size() >= 15 && demo.exchanges().stream().anyMatch(Exchange::problem),
                    () -> "the journey calls for more than " + operations);
            assertNoSecret(system, demo, requests);
        }
    }

    private void assertNoSecret(LocalSystem system, Demo demo, AwsRequests requests) throws IOException {
        var traces = Traces.of(system, requests, demo.exchanges(), work.resolve("buckets"));
        KINDS.forEach(kind -> assertFalse(traces.of(kind).isEmpty(), "there is no " + kind + " to search"));
        var sources = traces.of("item").stream().filter(item -> item.name().contains(" SOURCE#")).toList();
        assertTrue(sources.size() >= 2, "the sources are there");
        sources.forEach(source -> assertFalse(source.text().contains("password"),
                () -> source.name() + ": the credential was wiped"));
        new SecretSearch(traces, demo.secrets()).signIn().passwords()
                .administration(system.newHost().administration()).sealed(requests.sealed()).assertNothingFound();
    }
}
