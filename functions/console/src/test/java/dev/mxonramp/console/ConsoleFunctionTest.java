package dev.mxonramp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFunctionTest {
    private final ConsoleFunction function = new ConsoleFunction("MX <Onramp>");

    private HttpResponse get(String route) {
        return function.answer(Requests.of(route).request());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /v1/openapi.yaml"})
    void answersAreAsDescribed(String route) {
        assertEquals(200, get(route).status());
        OpenApi.document().assertDescribes(route, get(route));
    }

    @Test
    void pageNamesTheBrandEscaped() {
        assertTrue(get("GET /").body().contains("<title>MX &lt;Onramp&gt;</title>"));
        assertFalse(get("GET /").body().contains("{{"));
    }

    @Test
    void policyAllowsThePagesOwnStyleAndNothingElse() throws Exception {
        HttpResponse page = get("GET /");
        var style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page.body());
        assertTrue(style.find());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        String policy = String.valueOf(page.headers().get("content-security-policy"));
        assertTrue(policy.contains("default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(digest) + "';"), policy);
        assertFalse(page.body().contains("<script") || page.body().contains("style="));
    }

    @Test
    void pageHasALanguageOneHeadingAndLandmarks() {
        String body = get("GET /").body();
        for (String needed : List.of("<html lang=\"en\">", "<main>", "<header>", "name=\"viewport\"")) {
            assertTrue(body.contains(needed), needed);
        }
        assertEquals(2, body.split("<h1>", -1).length);
    }

    @Test
    void descriptionIsTheRepositorys() throws IOException {
        Path file = Path.of(System.getProperty("onramp.root", "."), "docs", "openapi.yaml");
        assertEquals(Files.readString(file), get("GET /v1/openapi.yaml").body());
    }
}
