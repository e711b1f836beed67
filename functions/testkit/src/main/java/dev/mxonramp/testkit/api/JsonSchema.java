package dev.mxonramp.testkit.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSON Schema that docs/openapi.yaml uses. A keyword that is not known here is a violation itself, so that
 * nothing in the document goes unchecked.
 *
 * @param schemas by name, for {@code $ref}
 */
record JsonSchema(Map<String, Object> schemas) {
    private static final String REF = "#/components/schemas/";
    private static final Set<String> ANNOTATIONS = Set.of("description");

    /** What about the value is not as the schema says, each with its place. */
    List<String> violations(Object schema, @Nullable Object value) {
        var found = new ArrayList<String>();
        check(schema, value, "$", found);
        return found;
    }

    private void check(Object schema, @Nullable Object value, String place, List<String> found) {
        Map<String, Object> keywords = OpenApi.map(schema);
        keywords.forEach((keyword, argument) -> {
            String violation = ANNOTATIONS.contains(keyword)
                    ? null
                    : violation(keyword, argument, keywords, value, place, found);
            if (violation != null) {
                found.add(place + " " + violation + ": " + value);
            }
        });
    }

    private @Nullable String violation(String keyword, Object argument, Map<String, Object> schema,
            @Nullable Object value, String place, List<String> found) {
        return switch (keyword) {
            case "$ref" -> {
                check(named(String.valueOf(argument)), value, place, found);
                yield null;
            }
            case "type" -> hasType(String.valueOf(argument), value) ? null : "is not of type " + argument;
            case "enum" -> OpenApi.list(argument).contains(value) ? null : "is none of " + argument;
            case "properties" -> properties(OpenApi.map(argument), value, place, found);
            case "required" -> required(OpenApi.list(argument), value);
            case "additionalProperties" -> surplus(argument, schema, value);
            case "items" -> items(argument, value, place, found);
            case "format" -> format(String.valueOf(argument), value);
            case "pattern" -> value instanceof String text && !Pattern.compile(String.valueOf(argument)).matcher(text)
                    .find() ? "does not match " + argument : null;
            case "minimum", "maximum" -> bound(keyword, argument, value);
            case "minLength", "maxLength", "maxItems" -> size(keyword, argument, value);
            default -> "is described by a keyword that is not known here, " + keyword;
        };
    }

    private Object named(String ref) {
        Object schema = ref.startsWith(REF) ? schemas.get(ref.substring(REF.length())) : null;
        if (schema == null) {
            throw new IllegalStateException("the document has no " + ref);
        }
        return schema;
    }

    private static boolean hasType(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Long || value instanceof BigDecimal;
            case "boolean" -> value instanceof Boolean;
            default -> throw new IllegalStateException("no such type: " + type);
        };
    }

    private @Nullable String properties(Map<String, Object> properties, @Nullable Object value, String place,
            List<String> found) {
        if (value instanceof Map<?, ?> members) {
            properties.forEach((name, schema) -> {
                if (members.containsKey(name)) {
                    check(schema, members.get(name), place + "." + name, found);
                }
            });
        }
        return null;
    }

    private static @Nullable String required(List<?> names, @Nullable Object value) {
        return value instanceof Map<?, ?> members && !members.keySet().containsAll(names)
                ? "lacks one of " + names
                : null;
    }

    private static @Nullable String surplus(Object allowed, Map<String, Object> schema, @Nullable Object value) {
        if (allowed instanceof Boolean all && !all && value instanceof Map<?, ?> members) {
            var known = OpenApi.map(schema.getOrDefault("properties", Map.of())).keySet();
            return known.containsAll(members.keySet()) ? null : "has more than " + known;
        }
        return null;
    }

    private @Nullable String items(Object schema, @Nullable Object value, String place, List<String> found) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(schema, list.get(i), place + "[" + i + "]", found);
            }
        }
        return null;
    }

    private static @Nullable String format(String format, @Nullable Object value) {
        if (!format.equals("date-time")) {
            return "has a format that is not known here, " + format;
        }
        try {
            return value instanceof String text && Instant.parse(text) == null ? "is no instant" : null;
        } catch (DateTimeParseException e) {
            return "is no instant";
        }
    }

    private static @Nullable String bound(String keyword, Object argument, @Nullable Object value) {
        if (!(value instanceof Long number) || !(argument instanceof Number limit)) {
            return null;
        }
        boolean within = keyword.equals("minimum") ? number >= limit.longValue() : number <= limit.longValue();
        return within ? null : "is beyond the " + keyword + " " + limit;
    }

    private static @Nullable String size(String keyword, Object argument, @Nullable Object value) {
        int size = value instanceof String text ? text.length() : value instanceof List<?> list ? list.size() : -1;
        if (size < 0 || !(argument instanceof Number limit)) {
            return null;
        }
        boolean within = keyword.startsWith("min") ? size >= limit.intValue() : size <= limit.intValue();
        return within ? null : "is beyond the " + keyword + " " + limit;
    }
}
