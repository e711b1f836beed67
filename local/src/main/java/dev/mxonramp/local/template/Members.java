package dev.mxonramp.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of the template that knows where it stands and which of its members were read: {@link #end} refuses the
 * others, so that nothing in the template is overlooked in silence.
 */
final class Members {
    private final String place;
    private final Map<String, @Nullable Object> values;
    private final Set<String> read = new LinkedHashSet<>();

    Members(String place, Map<String, @Nullable Object> values) {
        this.place = place;
        this.values = values;
    }

    @SuppressWarnings("unchecked")
    static Members of(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Members(place, (Map<String, @Nullable Object>) map);
        }
        throw new TemplateException(place, "a mapping is expected");
    }

    String place() {
        return place;
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Everything, as read; the names count as read. */
    Map<String, @Nullable Object> all() {
        read.addAll(values.keySet());
        return values;
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    @Nullable
    Object value(String name) {
        read.add(name);
        return values.get(name);
    }

    Object required(String name) {
        Object value = value(name);
        if (value == null) {
            throw new TemplateException(place, name + " is missing");
        }
        return value;
    }

    String text(String name) {
        return asText(place(name), required(name));
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    int number(String name, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException e) {
            throw new TemplateException(place(name), "a whole number is expected, not " + text(name));
        }
    }

    boolean flag(String name) {
        return has(name) && Boolean.parseBoolean(text(name));
    }

    /** A member that is a mapping; empty if it is missing. */
    Members members(String name) {
        return has(name) ? of(place(name), required(name)) : new Members(place(name), Map.of());
    }

    /** A member that is a list, or one element that stands for a list of it, as IAM has it; empty if it is missing. */
    List<@Nullable Object> list(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        var list = new ArrayList<@Nullable Object>();
        if (value instanceof List<?> elements) {
            list.addAll(elements);
        } else {
            list.add(value);
        }
        return list;
    }

    List<String> texts(String name) {
        return list(name).stream().map(element -> asText(place(name), element)).toList();
    }

    /** Every member, with its name. */
    <T> List<T> each(BiFunction<String, Members, T> reading) {
        var all = new ArrayList<T>();
        for (String name : values.keySet()) {
            all.add(reading.apply(name, members(name)));
        }
        return all;
    }

    /** Every member as a text. */
    Map<String, String> allTexts() {
        var all = new LinkedHashMap<String, String>();
        for (String name : values.keySet()) {
            all.put(name, text(name));
        }
        return all;
    }

    /** Members that are known and mean nothing on one machine. */
    Members cloudOnly(String... names) {
        read.addAll(List.of(names));
        return this;
    }

    /** Refuses what was not read. */
    void end() {
        for (String name : values.keySet()) {
            if (!read.contains(name)) {
                throw new TemplateException(place, name + " is not known to the local system. Teach it what " + name
                        + " means here, or name it as meaningless on one machine");
            }
        }
    }

    String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    static String asText(String place, @Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null, default -> throw new TemplateException(place, "a text is expected");
        };
    }
}
