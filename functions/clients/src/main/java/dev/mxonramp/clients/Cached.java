package dev.mxonramp.clients;

import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Sha256;
import java.util.Map;
import java.util.stream.Stream;

/** Answers that may be kept by their URL: they change with the deployment only (RFC 9111, RFC 9110 8.8.3). */
final class Cached {
    private static final String KEPT = "public, max-age=3600";

    private Cached() {}

    /** The document, or 304 if the client says that it has exactly this one. */
    static HttpResponse answer(HttpRequest request, String contentType, String body) {
        String tag = '"' + Sha256.base64Url(body) + '"';
        boolean known = request.header("if-none-match").stream().flatMap(list -> Stream.of(list.split(",", -1)))
                .map(each -> each.strip().replaceFirst("^W/", ""))
                .anyMatch(each -> each.equals(tag) || each.equals("*"));
        return known
                ? new HttpResponse(304, Map.of("etag", tag, "cache-control", KEPT), "")
                : new HttpResponse(200, Map.of("content-type", contentType, "etag", tag, "cache-control", KEPT), body);
    }
}
