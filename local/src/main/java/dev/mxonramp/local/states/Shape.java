package dev.mxonramp.local.states;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON value of a definition in which texts within <code>{% %}</code> stand for what they evaluate to. */
sealed interface Shape {
    /** The value. */
    @Nullable
    Object evaluate(Scope scope);

    /** Workflow variables that it names. */
    Set<String> variables();

    /** A value without expressions. */
    record Literal(@Nullable Object value) implements Shape {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return value;
        }

        @Override
        public Set<String> variables() {
            return Set.of();
        }
    }

    /** An expression. */
    record Evaluated(Query query) implements Shape {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return query.evaluate(scope);
        }

        @Override
        public Set<String> variables() {
            return query.variables();
        }
    }

    /** An object. */
    record Members(Map<String, Shape> members) implements Shape {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            members.forEach((name, shape) -> map.put(name, shape.evaluate(scope)));
            return map;
        }

        @Override
        public Set<String> variables() {
            return all(List.copyOf(members.values()));
        }
    }

    /** An array. */
    record Elements(List<Shape> elements) implements Shape {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            var list = new ArrayList<@Nullable Object>();
            elements.forEach(shape -> list.add(shape.evaluate(scope)));
            return list;
        }

        @Override
        public Set<String> variables() {
            return all(elements);
        }
    }

    private static Set<String> all(List<Shape> shapes) {
        var all = new LinkedHashSet<String>();
        shapes.forEach(shape -> all.addAll(shape.variables()));
        return all;
    }

    /** Reads a value of a definition. */
    static Shape of(String place, @Nullable Object value) {
        return switch (value) {
            case String text when text.startsWith("{%") && text.endsWith("%}") ->
                new Evaluated(Query.of(place, text.substring(2, text.length() - 2).strip()));
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Shape>();
                map.forEach((name, member) -> members.put((String) name, of(place + "." + name, member)));
                yield new Members(members);
            }
            case List<?> list -> {
                var elements = new ArrayList<Shape>();
                for (Object element : list) {
                    elements.add(of(place + "[" + elements.size() + "]", element));
                }
                yield new Elements(elements);
            }
            case null, default -> new Literal(value);
        };
    }
}
