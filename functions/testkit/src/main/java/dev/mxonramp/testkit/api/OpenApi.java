package dev.mxonramp.testkit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The API's description, docs/openapi.yaml, to hold real answers against. */
public final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    private final Map<String, Object> root;
    private final Map<String, Map<String, Object>> operations = new TreeMap<>();
    private final JsonSchema schemas;

    private OpenApi(Object document) {
        root = map(document);
        schemas = new JsonSchema(map(at(root, "components", "schemas")));
        map(at(root, "paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.put(method.toUpperCase(Locale.ROOT) + " " + path, map(operation));
            }
        }));
    }

    /** The repository's document; the system property {@code onramp.root} says where that is. */
    public static OpenApi document() {
        return read(Path.of(System.getProperty("onramp.root", "."), "docs", "openapi.yaml"));
    }

    /** A document in a file. */
    public static OpenApi read(Path file) {
        try {
            Object document = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                    .loadFromString(Files.readString(file));
            return new OpenApi(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every route, named as in the template: {@code GET /v1/domains/{domain}}. */
    public Set<String> routes() {
        return operations.keySet();
    }

    /** Whether a route needs no token. */
    public boolean open(String route) {
        return operation(route).get("security") instanceof List<?> security && security.isEmpty();
    }

    /** The route that a sent path, without its query, belongs to; the one with more literal segments counts. */
    public String route(String method, String path) {
        return operations.keySet().stream().filter(route -> matches(route, method + " " + path))
                .min(Comparator.comparing(OpenApi::greedy)
                        .thenComparingLong(route -> route.chars().filter(c -> c == '{').count()))
                .orElseThrow(() -> new AssertionError("the document has no route for " + method + " " + path));
    }

    /** Fails unless the document describes this answer of a route. */
    public void assertDescribes(String route, HttpResponse response) {
        assertDescribes(route, response.status(), response.headers().get("content-type"), response.body());
    }

    /** Fails unless the document describes this answer to a path as it was sent. */
    public void assertDescribes(String method, String path, int status, @Nullable String contentType, String body) {
        int query = path.indexOf('?');
        assertDescribes(route(method, query < 0 ? path : path.substring(0, query)), status, contentType, body);
    }

    /** Fails unless the document describes this answer of a route. */
    public void assertDescribes(String route, int status, @Nullable String contentType, String body) {
        assertEquals(List.of(), violations(route, status, contentType, body), () -> route + " " + status + ": " + body);
    }

    /** What about an answer is not as the document says; empty for nothing. */
    public List<String> violations(String route, int status, @Nullable String contentType, String body) {
        Object described = map(operation(route).get("responses")).get(Integer.toString(status));
        if (described == null) {
            return List.of("the document has no answer " + status + " for " + route);
        }
        if (route.startsWith("HEAD ")) {
            return body.isEmpty() ? List.of() : List.of("an answer to HEAD has a body");
        }
        Map<String, Object> response = resolve(map(described));
        Object content = response.get("content");
        if (content == null) {
            return body.isEmpty() ? List.of() : List.of("the document has no body for " + route + " " + status);
        }
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        Object media = map(content).get(type);
        if (media == null) {
            return List.of("the document has no '" + type + "' for " + route + " " + status);
        }
        return type.endsWith("json") ? json(map(media), body) : List.of();
    }

    /** What about a request's body is not as the document says; empty for nothing. */
    public List<String> requestViolations(String route, String body) {
        Object described = operation(route).get("requestBody");
        if (described == null) {
            return List.of("the document has no body for " + route);
        }
        return json(map(at(map(described), "content", "application/json")), body);
    }

    /** References within the document that lead nowhere. */
    public List<String> brokenReferences() {
        var broken = new ArrayList<String>();
        references(root, broken);
        return broken;
    }

    private void references(@Nullable Object node, List<String> broken) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String ref && find(ref) == null) {
                broken.add(ref);
            }
            map.values().forEach(each -> references(each, broken));
        } else if (node instanceof List<?> list) {
            list.forEach(each -> references(each, broken));
        }
    }

    private List<String> json(Map<String, Object> media, String body) {
        try {
            return schemas.violations(at(media, "schema"), Json.read(body));
        } catch (Json.Malformed e) {
            return List.of("the body is not JSON: " + e.getMessage());
        }
    }

    private Map<String, Object> operation(String route) {
        Map<String, Object> operation = operations.get(route);
        if (operation == null) {
            throw new AssertionError("the document has no route " + route);
        }
        return operation;
    }

    private Map<String, Object> resolve(Map<String, Object> described) {
        Object ref = described.get("$ref");
        return ref == null ? described : map(find(String.valueOf(ref)));
    }

    private @Nullable Object find(String ref) {
        Object node = root;
        for (String name : ref.substring(2).split("/")) {
            node = node instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return node;
    }

    /** Whether the route takes the rest of a path, as API Gateway writes it: {@code GET /{path+}}. */
    private static boolean greedy(String route) {
        return route.endsWith("+}");
    }

    private static boolean matches(String route, String sent) {
        String[] pattern = route.split("/", -1);
        String[] segments = sent.split("/", greedy(route) ? pattern.length : -1);
        for (int i = 0; i < Math.min(pattern.length, segments.length); i++) {
            boolean parameter = pattern[i].startsWith("{") && !segments[i].isEmpty();
            if (!parameter && !pattern[i].equals(segments[i])) {
                return false;
            }
        }
        return pattern.length == segments.length;
    }

    private static Object at(Map<String, Object> node, String... names) {
        Object value = node;
        for (String name : names) {
            value = map(value).get(name);
        }
        if (value == null) {
            throw new IllegalStateException("the document has no " + String.join("/", names));
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("an object is expected in the document, not " + value);
    }

    static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("a list is expected in the document, not " + value);
    }
}
