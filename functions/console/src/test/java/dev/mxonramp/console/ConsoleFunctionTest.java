package dev.mxonramp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFunctionTest {
    private static final Pattern ASSET = Pattern.compile("/assets/([a-z-]+-[0-9a-f]{16}\\.(json|js|css|svg))");
    /** What the first view may take over the wire (octets). */
    private static final int FIRST_VIEW = 150_000;

    private final ConsoleFunction function = new ConsoleFunction("MX <Onramp>");

    private HttpResponse get(String route) {
        return function.answer(Requests.of(route).request());
    }

    private HttpResponse asset(String file, String encoding) {
        return function.answer(Requests.of("GET /assets/{file}").parameter("file", file)
                .header("accept-encoding", encoding).request());
    }

    private List<String> assets() {
        return ASSET.matcher(get("GET /").body()).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /password", "GET /domains", "GET /domains/{domain}",
            "GET /domains/{domain}/{view}",
            "GET /domains/{domain}/{view}/{item}", "GET /v1/openapi.yaml"})
    void answersAreAsDescribed(String route) {
        assertEquals(200, get(route).status());
        OpenApi.document().assertDescribes(route, get(route));
    }

    @Test
    void everyRouteOfTheConsoleGivesTheSamePage() {
        function.routes().stream().filter(route -> route.startsWith("GET /domains"))
                .forEach(route -> assertEquals(get("GET /").body(), get(route).body()));
    }

    @Test
    void pageNamesTheBrandEscaped() {
        assertTrue(get("GET /").body().contains("<title>MX &lt;Onramp&gt;</title>"));
        assertFalse(get("GET /").body().contains("{{"));
    }

    @Test
    void policyAllowsOwnFilesAndNothingInline() {
        HttpResponse page = get("GET /");
        String policy = String.valueOf(page.headers().get("content-security-policy"));
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
        assertTrue(policy.contains("require-trusted-types-for 'script'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertFalse(Pattern.compile("<script(?![^>]* src=)|<style|style=|\\son[a-z]+=|https?://").matcher(page.body())
                .find(), page.body());
        assertEquals("no-referrer", page.headers().get("referrer-policy"));
    }

    @Test
    void pageThatTheBrowserHasIsNotSentAgain() {
        String etag = String.valueOf(get("GET /").headers().get("etag"));
        HttpResponse again = function.answer(Requests.of("GET /").header("if-none-match", etag).request());
        assertEquals(304, again.status());
        assertEquals("", again.body());
        OpenApi.document().assertDescribes("GET /", again);
        assertEquals(200, function.answer(Requests.of("GET /").header("if-none-match", "\"x\"").request()).status());
    }

    @Test
    void assetsAreKeptForeverUnderNamesThatChangeWithTheirContent() {
        assertTrue(assets().size() >= 4 + Assets.LANGUAGES.size(), assets().toString());
        for (String file : assets()) {
            HttpResponse plain = asset(file, "identity");
            assertEquals(200, plain.status(), file);
            assertEquals("public, max-age=31536000, immutable", plain.headers().get("cache-control"));
            assertTrue(file.contains(new Asset("text/plain", plain.body()).hash()), file);
            OpenApi.document().assertDescribes("GET /assets/{file}", plain);
        }
        assertEquals(404, asset("app-0000000000000000.js", "gzip").status());
    }

    @Test
    void assetsAreCompressedWhereTheBrowserTakesIt() throws IOException {
        for (String file : assets()) {
            HttpResponse small = asset(file, "br;q=1, gzip;q=0.8");
            assertEquals("gzip", small.headers().get("content-encoding"));
            assertTrue(small.base64());
            byte[] octets = Base64.getDecoder().decode(small.body());
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(octets))) {
                assertEquals(asset(file, "gzip;q=0").body(),
                        new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void everythingOfOneLanguageTogetherIsSmall() {
        int page = function.answer(Requests.of("GET /").header("accept-encoding", "gzip").request()).body().length();
        int octets = page + assets().stream().filter(file -> !file.endsWith(".json") || file.startsWith("en-"))
                .mapToInt(file -> asset(file, "gzip").body().length()).sum() * 3 / 4;
        System.out.println("the console's first view takes " + octets + " octets, compressed");
        assertTrue(octets < FIRST_VIEW, octets + " octets");
    }

    @Test
    void programLoadsNothingFromElsewhere() {
        String program = assets().stream().filter(file -> file.startsWith("app-")).findFirst().orElseThrow();
        List<String> imports = Pattern.compile("^import .* from '(.*)';$", Pattern.MULTILINE)
                .matcher(asset(program, "").body()).results().map((MatchResult found) -> found.group(1)).toList();
        assertEquals(1, imports.size());
        assertTrue(ASSET.matcher(imports.getFirst()).matches(), imports.toString());
    }

    @Test
    void descriptionIsTheRepositorys() throws IOException {
        Path file = Path.of(System.getProperty("onramp.root", "."), "docs", "openapi.yaml");
        assertEquals(Files.readString(file), get("GET /v1/openapi.yaml").body());
    }
}
