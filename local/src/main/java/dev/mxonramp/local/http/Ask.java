package dev.mxonramp.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request, read whole.
 *
 * @param method upper case
 * @param rawPath as it was sent
 * @param rawQuery as it was sent, without the question mark; empty for none
 * @param headers names in lower case, values in the order they came
 * @param body its octets
 * @param sourceIp where it came from
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests; copying bodies would cost for nothing
public record Ask(String method, String rawPath, String rawQuery, Map<String, List<String>> headers, byte[] body,
        String sourceIp) {
    static Ask of(HttpExchange exchange, int maxBody) throws IOException, TooLarge {
        var headers = new LinkedHashMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        byte[] body = exchange.getRequestBody().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            throw new TooLarge();
        }
        String query = exchange.getRequestURI().getRawQuery();
        return new Ask(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query == null ? "" : query,
                headers, body, exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    /** The first value of a header. */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).map(List::getFirst);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Query parameters, decoded. */
    public Map<String, List<String>> query() {
        return parameters(rawQuery);
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name)).map(List::getFirst);
    }

    /** The members of a form ({@code application/x-www-form-urlencoded}), decoded. */
    public static Map<String, List<String>> parameters(String encoded) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that encodes nothing stands for itself
        }
    }

    /** The body is larger than the server takes. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
