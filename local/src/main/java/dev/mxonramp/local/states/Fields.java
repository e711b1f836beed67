package dev.mxonramp.local.states;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a definition that knows where it stands and refuses the members that nobody read. */
final class Fields {
    private final String place;
    private final Map<String, @Nullable Object> values;
    private final Set<String> read = new LinkedHashSet<>(Set.of("Comment"));

    @SuppressWarnings("unchecked")
    Fields(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new DefinitionException(place, "an object is expected");
        }
        this.place = place;
        this.values = (Map<String, @Nullable Object>) map;
    }

    DefinitionException wrong(String sentence) {
        return new DefinitionException(place, sentence);
    }

    String place(String name) {
        return place + "." + name;
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    Object value(String name) {
        read.add(name);
        return values.get(name);
    }

    String text(String name) {
        if (value(name) instanceof String text) {
            return text;
        }
        throw wrong(name + " is missing, or not a text");
    }

    @Nullable
    String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    double number(String name, double otherwise) {
        return switch (value(name)) {
            case null -> otherwise;
            case Number number -> number.doubleValue();
            default -> throw wrong(name + " is not a number (an expression there is not known here)");
        };
    }

    @Nullable
    Duration seconds(String name) {
        if (!has(name)) {
            return null;
        }
        double seconds = number(name, 0);
        if (seconds < 1 || seconds != Math.rint(seconds) || seconds > 99_999_999) {
            throw wrong(name + " is a whole number of seconds from 1 to 99999999");
        }
        return Duration.ofSeconds((long) seconds);
    }

    List<String> texts(String name) {
        if (value(name) instanceof List<?> list && !list.isEmpty()
                && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(name + " is missing, or not a list of texts");
    }

    List<Fields> objects(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!(value(name) instanceof List<?> list)) {
            throw wrong(name + " is not a list");
        }
        return list.stream().map(one -> new Fields(place(name), one)).toList();
    }

    Fields object(String name) {
        return new Fields(place(name), value(name));
    }

    @Nullable
    Shape shape(String name) {
        return has(name) ? Shape.of(place(name), Data.plain(value(name))) : null;
    }

    State.Exit exit() {
        var assign = new LinkedHashMap<String, Shape>();
        if (has("Assign")) {
            Fields all = object("Assign");
            for (String name : all.names()) {
                assign.put(name, Shape.of(all.place(name), Data.plain(all.value(name))));
            }
        }
        return new State.Exit(assign, shape("Output"));
    }

    /** Refuses what was not read. */
    void end() {
        for (String name : values.keySet()) {
            if (!read.contains(name)) {
                throw wrong(name + " is not known to the local interpreter");
            }
        }
    }
}
