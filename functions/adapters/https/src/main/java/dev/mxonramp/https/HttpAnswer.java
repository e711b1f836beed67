package dev.mxonramp.https;

import java.util.Map;

/**
 * One HTTP/1.1 response.
 *
 * @param fields names in lower case
 * @param text the body as UTF-8
 */
record HttpAnswer(int status, Map<String, String> fields, String text) {
    HttpAnswer {
        fields = Map.copyOf(fields);
    }

    /** A field of the head, empty if it is missing. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
