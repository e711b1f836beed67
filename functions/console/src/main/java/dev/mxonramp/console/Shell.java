package dev.mxonramp.console;

import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The document behind every path of the console: the same for all of them, without content of its own and without
 * inline script or style.
 */
final class Shell {
    // Only our own files, and of what they could do with markup only what the template library does by its policy.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    private final Asset document;
    private final Map<String, String> headers;

    Shell(String brand, Assets assets) {
        String messages = Assets.LANGUAGES.stream()
                .map(each -> "<meta name=\"messages-" + each + "\" content=\"" + assets.url(each + ".json") + "\">")
                .collect(Collectors.joining("\n"));
        document = new Asset("text/html; charset=utf-8", Resources.text("web/shell.html")
                .replace("{{style}}", assets.url("style.css")).replace("{{program}}", assets.url("app.js"))
                .replace("{{library}}", assets.url("lit-html.js")).replace("{{icon}}", assets.url("icon.svg"))
                .replace("{{messages}}", messages).replace("{{brand}}", escape(brand)));
        headers = Map.of("cache-control", "no-cache", "etag", "\"" + document.hash() + "\"",
                "content-security-policy", POLICY, "referrer-policy", "no-referrer",
                "cross-origin-opener-policy", "same-origin", "permissions-policy",
                "camera=(), microphone=(), geolocation=()");
    }

    /** The document, or that the browser has it already (RFC 9110 13.1.2). */
    HttpResponse response(HttpRequest request) {
        String etag = "\"" + document.hash() + "\"";
        if (request.header("if-none-match").filter(known -> known.contains(etag)).isPresent()) {
            return new HttpResponse(304, new HashMap<>(headers), "");
        }
        return document.response(request, headers);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
