package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Ask;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks requests' signatures.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS
 *      Signature Version 4</a>
 */
final class Signature {
    private Signature() {}

    /** Whether the request was signed with the secret. */
    static boolean right(Ask ask, Authorization authorization, String secret) {
        String text = String.join("\n", "AWS4-HMAC-SHA256", ask.header("x-amz-date").orElse(""), authorization.scope(),
                hex(sha256(canonical(ask, authorization).getBytes(StandardCharsets.UTF_8))));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : authorization.scope().split("/")) {
            key = hmac(key, part);
        }
        return MessageDigest.isEqual(hex(hmac(key, text)).getBytes(StandardCharsets.US_ASCII),
                authorization.signature().getBytes(StandardCharsets.US_ASCII));
    }

    private static String canonical(Ask ask, Authorization authorization) {
        String headers = authorization.signedHeaders().stream()
                .map(name -> name + ":" + value(ask, name) + "\n").collect(Collectors.joining());
        String payload = ask.header("x-amz-content-sha256").orElseGet(() -> hex(sha256(ask.body())));
        return String.join("\n", ask.method(), path(ask, authorization), query(ask), headers,
                String.join(";", authorization.signedHeaders()), payload);
    }

    private static String value(Ask ask, String name) {
        return ask.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    /** Every service but S3 encodes the path a second time. */
    private static String path(Ask ask, Authorization authorization) {
        if (authorization.service().equals("s3")) {
            return ask.rawPath();
        }
        return Arrays.stream(ask.rawPath().split("/", -1)).map(Signature::encoded).collect(Collectors.joining("/"));
    }

    private static String query(Ask ask) {
        var pairs = new ArrayList<String>();
        ask.query().forEach(
                (name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return pairs.stream().sorted().collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E",
                "~");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
