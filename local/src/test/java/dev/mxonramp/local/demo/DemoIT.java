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
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole journey through the built zips over real sockets, and then every route that it left out: proven, every
 * answer as documented, and no secret where none belongs.
 */
class DemoIT {
    private static final List<String> KINDS = List.of("log", "execution", "history", "event", "item", "object", "mail",
            "answer", "request to dynamodb", "request to events", "request to states", "request to s3",
            "request to kms", "request to ses", "request to secretsmanager");

    /** Whose old mailbox is the smaller. */
    private static final String BOB = "bob@" + Story.DOMAIN;

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
            try (var api = new ApiClient(system.api())) {
                var story = new Story(system, api, new Narrator(progress));
                var rest = new RemainingRoutes(story,
                        of(demo.secrets(), Secret.Kind.BEARER_TOKEN, ProofAct.OWNER).value(),
                        of(demo.secrets(), Secret.Kind.OLD_PASSWORD, BOB));
                rest.visit();
                assertEquals(List.of(), system.aws().refusals());
                List<Exchange> exchanges = both(demo.exchanges(), api.exchanges());
                OpenApi document = OpenApi.document();
                assertEquals(document.routes(), new DescribedAnswers(document).assertAllDescribed(exchanges));
                var traces = Traces.of(system, requests, exchanges, work.resolve("buckets"));
                assertNoSecret(traces, new SecretSearch(traces, both(demo.secrets(), story.secrets()))
                        .generated(rest.generated()).administration(system.newHost().administration())
                        .sealed(requests.sealed()));
            }
        }
    }

    private static Secret of(List<Secret> secrets, Secret.Kind kind, String owner) {
        return secrets.stream().filter(secret -> secret.kind() == kind && secret.owner().equals(owner)).findFirst()
                .orElseThrow();
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static void assertNoSecret(Traces traces, SecretSearch search) {
        KINDS.forEach(kind -> assertFalse(traces.of(kind).isEmpty(), "there is no " + kind + " to search"));
        var sources = traces.of("item").stream().filter(item -> item.name().contains(" SOURCE#")).toList();
        assertEquals(2, sources.size(), "sources that were not deleted");
        sources.forEach(source -> assertFalse(source.text().contains("password"),
                () -> source.name() + ": the credential was wiped"));
        search.signIn().passwords().assertNothingFound();
        System.out.println(search.summary());
    }
}
