package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Ask;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Authorization} header of Signature Version 4.
 *
 * @param keyId access key id
 * @param date yyyymmdd
 * @param region of the scope
 * @param service of the scope
 * @param signedHeaders in the header's order
 * @param signature hexadecimal
 */
record Authorization(String keyId, String date, String region, String service, List<String> signedHeaders,
        String signature) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256 ";

    static Optional<Authorization> of(Ask ask) {
        return ask.header("authorization").filter(header -> header.startsWith(ALGORITHM))
                .map(header -> parse(header.substring(ALGORITHM.length())));
    }

    private static @Nullable Authorization parse(String header) {
        Map<String, String> parts = new HashMap<>();
        Arrays.stream(header.split(",")).map(part -> part.strip().split("=", 2)).filter(pair -> pair.length == 2)
                .forEach(pair -> parts.put(pair[0], pair[1]));
        String[] scope = parts.getOrDefault("Credential", "").split("/");
        if (scope.length != 5) {
            return null;
        }
        return new Authorization(scope[0], scope[1], scope[2], scope[3],
                List.of(parts.getOrDefault("SignedHeaders", "").split(";")), parts.getOrDefault("Signature", ""));
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
