package dev.mxonramp.console;

import dev.mxonramp.lambda.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The front page: one document without script, image or font, whose content security policy allows its own style sheet
 * and nothing else.
 */
final class FrontPage {
    private final String html;
    private final String policy;

    FrontPage(String brand) {
        String style = Resources.text("front-page.css");
        html = Resources.text("front-page.html").replace("{{style}}", style).replace("{{brand}}", escape(brand));
        policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    HttpResponse response() {
        return new HttpResponse(200, Map.of("content-type", "text/html; charset=utf-8", "cache-control",
                "public, max-age=300", "content-security-policy", policy, "referrer-policy", "no-referrer"), html);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
