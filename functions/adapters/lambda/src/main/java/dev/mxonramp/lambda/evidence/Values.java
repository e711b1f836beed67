package dev.mxonramp.lambda.evidence;

import dev.mxonramp.lambda.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a document that a test brings along; what is missing or of another type is the test's mistake. */
record Values(Map<String, @Nullable Object> members) {
    boolean has(String name) {
        return members.get(name) != null;
    }

    Set<String> names() {
        return members.keySet();
    }

    String text(String name) {
        return (String) must(name);
    }

    long number(String name) {
        return (Long) must(name);
    }

    boolean flag(String name) {
        return (Boolean) must(name);
    }

    Values object(String name) {
        return new Values(Json.object(must(name)));
    }

    List<Values> objects(String name) {
        return ((List<?>) must(name)).stream().map(each -> new Values(Json.object(each))).toList();
    }

    List<String> texts(String name) {
        return ((List<?>) must(name)).stream().map(String.class::cast).toList();
    }

    private Object must(String name) {
        Object value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing in " + members.keySet());
        }
        return value;
    }
}
