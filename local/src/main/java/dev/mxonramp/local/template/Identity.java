package dev.mxonramp.local.template;

import java.util.Map;

/**
 * What a resource is called once it exists.
 *
 * @param ref        what {@code !Ref} gives
 * @param attributes what {@code !GetAtt} gives
 */
record Identity(String ref, Map<String, String> attributes) {
    Identity {
        attributes = Map.copyOf(attributes);
    }

    String attribute(String name) {
        String value = attributes.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no attribute " + name);
        }
        return value;
    }
}
