package dev.mxonramp.local.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSONata expression of a definition: the text between <code>{%</code> and <code>%}</code>. What it may name is
 * looked at when the definition is loaded: the states' variable, workflow variables, and the functions of JSONata 2.0
 * but {@code $eval}, which the service does not have; the service's own additional functions are not known here.
 */
final class Query {
    /** Above this an expression is taken to hang (milliseconds); ours take none. */
    private static final long TIME_LIMIT = 5_000;
    private static final int DEPTH_LIMIT = 200;
    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*|\\$)(\\s*\\()?");
    private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Set<String> FUNCTIONS = Set.of("string", "length", "substring", "substringBefore",
            "substringAfter", "uppercase", "lowercase", "trim", "pad", "contains", "split", "join", "match", "replace",
            "number", "abs", "floor", "ceil", "round", "power", "sqrt", "sum", "max", "min", "average", "boolean",
            "not",
            "exists", "count", "append", "sort", "reverse", "distinct", "zip", "keys", "lookup", "spread", "merge",
            "each", "error", "assert", "type", "now", "millis", "fromMillis", "toMillis", "map", "filter", "single",
            "reduce", "sift", "formatNumber", "formatBase", "formatInteger", "parseInteger", "base64encode",
            "base64decode", "encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "decodeUrl");

    private final String text;
    private final Set<String> variables = new LinkedHashSet<>();

    private Query(String place, String text) {
        this.text = text;
        Matcher names = NAME.matcher(TEXT.matcher(text).replaceAll("''"));
        while (names.find()) {
            name(place, names.group(1), names.group(2) != null);
        }
    }

    /** The expression of this text, compiled once to find its mistakes. */
    static Query of(String place, String text) {
        try {
            Jsonata.jsonata(text);
        } catch (JException e) {
            throw new DefinitionException(place, "not JSONata: " + e.getMessage() + " in " + text);
        }
        return new Query(place, text);
    }

    /** Workflow variables that it names, without the dollar sign. */
    Set<String> variables() {
        return variables;
    }

    private void name(String place, String name, boolean called) {
        if (name.equals("$") || text.contains(":=") || text.contains("function(")) {
            throw new DefinitionException(place, "$$, own variables and own functions are not known here: " + text);
        }
        if (called && !FUNCTIONS.contains(name)) {
            throw new DefinitionException(place, "the function $" + name + " is not known here");
        }
        if (!called && !name.equals("states")) {
            variables.add(name);
        }
    }

    /** What it gives; nothing is an error, as in the service. */
    @Nullable
    Object evaluate(Scope scope) {
        try {
            Jsonata expression = Jsonata.jsonata(text);
            expression.setOutputConvertNulls(false);
            Jsonata.Frame frame = expression.createFrame();
            frame.setRuntimeBounds(TIME_LIMIT, DEPTH_LIMIT);
            scope.variables().forEach(frame::bind);
            frame.bind("states", scope.states());
            Object result = expression.evaluate(null, frame);
            if (result == null) {
                throw new StateFailed(Failure.QUERY,
                        "The JSONata expression '" + text + "' returned nothing (undefined).");
            }
            return plain(result);
        } catch (JException e) {
            throw new StateFailed(Failure.QUERY,
                    "The JSONata expression '" + text + "' threw an error: " + e.getMessage());
        }
    }

    /** The library's numbers, lists and null as our own. */
    private @Nullable Object plain(@Nullable Object value) {
        if (value == null || value.equals(Jsonata.NULL_VALUE)) {
            return null;
        }
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, member) -> copy.put((String) name, plain(member)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(element -> copy.add(plain(element)));
                yield copy;
            }
            case Number number -> number.doubleValue() == Math.rint(number.doubleValue())
                    && Math.abs(number.doubleValue()) < 1e15 ? (Object) number.longValue() : number;
            case String string -> string;
            case Boolean flag -> flag;
            default -> throw new StateFailed(Failure.QUERY,
                    "The JSONata expression '" + text + "' returned a value of an unsupported type.");
        };
    }
}
