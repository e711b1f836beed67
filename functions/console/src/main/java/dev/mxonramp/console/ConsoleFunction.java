package dev.mxonramp.console;

import dev.mxonramp.lambda.Environment;
import dev.mxonramp.lambda.HttpFunction;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import java.util.List;
import java.util.Map;

/** Serves the console, and the API's description. */
public final class ConsoleFunction extends HttpFunction {
    /** The console's own addresses: each gives the same document, whose program shows what the path says. */
    private static final List<String> PAGES = List.of("GET /", "GET /password", "GET /domains", "GET /domains/{domain}",
            "GET /domains/{domain}/{view}", "GET /domains/{domain}/{view}/{item}");

    private final String openapi = Resources.text("openapi.yaml");

    public ConsoleFunction() {
        this(Environment.system());
    }

    public ConsoleFunction(Environment env) {
        this(env.required("BRAND"));
    }

    /** @param brand the deployment's name */
    public ConsoleFunction(String brand) {
        var assets = new Assets();
        var shell = new Shell(brand, assets);
        PAGES.forEach(page -> on(page, shell::response));
        on("GET /assets/{file}", assets::response);
        on("GET /v1/openapi.yaml", this::openapi);
    }

    private HttpResponse openapi(HttpRequest request) {
        // Open to every origin: the description is public, and viewers of other sites read it.
        return new HttpResponse(200, Map.of("content-type", "application/yaml; charset=utf-8", "cache-control",
                "public, max-age=300", "access-control-allow-origin", "*"), openapi);
    }
}
