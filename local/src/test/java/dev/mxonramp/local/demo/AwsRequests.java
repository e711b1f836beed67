package dev.mxonramp.local.demo;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Ask;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What functions sent to the services of AWS: each request once, by the service's name. */
final class AwsRequests implements BiConsumer<String, Ask> {
    private final Map<String, Set<String>> requests = new ConcurrentHashMap<>();
    private final Set<String> sealed = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(String service, Ask ask) {
        requests.computeIfAbsent(service, _ -> ConcurrentHashMap.newKeySet())
                .add(ask.method() + " " + ask.rawPath() + "?" + ask.rawQuery() + "\n" + ask.text());
        if (service.equals("kms") && ask.header("x-amz-target").orElse("").endsWith(".Encrypt")) {
            Map<String, @Nullable Object> body = Json.object(Json.read(ask.text()));
            sealed.add(new String(Base64.getDecoder().decode(String.valueOf(body.get("Plaintext"))),
                    StandardCharsets.UTF_8));
        }
    }

    /** The requests by the service's name. */
    Map<String, Set<String>> byService() {
        return new TreeMap<>(requests);
    }

    /** All requests to a service as one text; empty if there was none. */
    String to(String service) {
        return String.join("\n", requests.getOrDefault(service, Set.of()));
    }

    /** Everything that functions had encrypted: what they themselves take for a secret. */
    Set<String> sealed() {
        return Set.copyOf(sealed);
    }
}
