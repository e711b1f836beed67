package dev.mxonramp.console;

import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the console's page loads: one program, one style sheet, the texts of one language. The name of each contains a
 * hash of its content, so that browsers keep it for as long as they like and a new release is a new name.
 */
final class Assets {
    /** The languages that the console speaks; the first is the one for everybody else (BCP 47). */
    static final List<String> LANGUAGES = List.of("en", "de", "ar");

    private static final String FOLDER = "web/";
    private static final Pattern IMPORT = Pattern.compile("^@import \"\\./([a-z-]+\\.css)\";\n", Pattern.MULTILINE);
    private static final Pattern SOURCE_MAP = Pattern.compile("^//# sourceMappingURL=.*$", Pattern.MULTILINE);

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final Map<String, String> urls = new LinkedHashMap<>();

    Assets() {
        add("style.css", "text/css; charset=utf-8", style());
        add("icon.svg", "image/svg+xml", text("icon.svg"));
        add("lit-html.js", "text/javascript; charset=utf-8",
                SOURCE_MAP.matcher(text("vendor/lit-html.js")).replaceAll(""));
        add("app.js", "text/javascript; charset=utf-8", ModuleBundle.join("main.js",
                path -> text("app/" + path), path -> url(path.substring("vendor/".length()))));
        LANGUAGES.forEach(each -> add(each + ".json", "application/json", text("messages/" + each + ".json")));
    }

    private static String text(String path) {
        return Resources.text(FOLDER + path);
    }

    private static String style() {
        return IMPORT.matcher(text("style/main.css"))
                .replaceAll(found -> Matcher.quoteReplacement(text("style/" + found.group(1))));
    }

    private void add(String name, String type, String text) {
        var asset = new Asset(type, text);
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "-" + asset.hash() + name.substring(dot);
        byName.put(hashed, asset);
        urls.put(name, "/assets/" + hashed);
    }

    /** Where the page finds something, by its name without the hash, e.g. {@code app.js}. */
    String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException("the console has no " + name);
        }
        return url;
    }

    /** Everything there is, by the name that is asked for. */
    Map<String, Asset> all() {
        return Map.copyOf(byName);
    }

    /** Answers {@code GET /assets/{file}}. */
    HttpResponse response(HttpRequest request) {
        Asset asset = byName.get(request.pathParameters().getOrDefault("file", ""));
        if (asset == null) {
            return Problem.notFound("There is no such file; a new release may have replaced it. Load the page again.")
                    .response();
        }
        return asset.response(request, Map.of("cache-control", "public, max-age=31536000, immutable"));
    }
}
