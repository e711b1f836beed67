package dev.mxonramp.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Joins our ECMAScript modules into one, so that a page takes one request for its program and not one for each module:
 * every request is an invocation, and a browser sends them all at once.
 *
 * <p>
 * The modules keep to a part of the language that can be joined without parsing the rest: imports of names from a
 * relative path, exports of {@code function}, {@code async function}, {@code const} and {@code class} at the beginning of
 * a line, and no circles. Each becomes a function that returns what it exports, so that its other names stay its own. What
 * is below {@code vendor/} is imported as it is.
 */
final class ModuleBundle {
    private static final Pattern IMPORT = Pattern.compile("^import \\{([^}]*)\\} from '([^']+)';\n", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export ((?:async )?function|const|class) ([\\w$]+)",
            Pattern.MULTILINE);
    private static final Pattern LEFT = Pattern.compile("^(?:import|export)\\b.*", Pattern.MULTILINE);

    private final UnaryOperator<String> source;
    private final UnaryOperator<String> vendor;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<String> imports = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    private ModuleBundle(UnaryOperator<String> source, UnaryOperator<String> vendor) {
        this.source = source;
        this.vendor = vendor;
    }

    /**
     * Joins a module and all that it imports.
     *
     * @param entry path of the first module
     * @param source gives the text at a path
     * @param vendor gives the URL of what is below {@code vendor/}
     */
    static String join(String entry, UnaryOperator<String> source, UnaryOperator<String> vendor) {
        var bundle = new ModuleBundle(source, vendor);
        bundle.add(entry);
        return String.join("", bundle.imports) + "'use strict';\n" + String.join("", bundle.parts);
    }

    private String add(String path) {
        String known = variables.get(path);
        if (known != null) {
            return known;
        }
        if (!open.add(path)) {
            throw new IllegalArgumentException("modules import each other in a circle: " + open + " " + path);
        }
        String variable;
        if (path.startsWith("vendor/")) {
            variable = "v" + variables.size();
            imports.add("import * as " + variable + " from '" + vendor.apply(path) + "';\n");
        } else {
            String body = body(path);
            variable = "m" + variables.size();
            parts.add("const " + variable + " = (() => {\n" + body + "})();\n");
        }
        variables.put(path, variable);
        return variable;
    }

    private String body(String path) {
        String text = source.apply(path);
        Matcher imported = IMPORT.matcher(text);
        String inside = imported.replaceAll(found -> Matcher.quoteReplacement("const {"
                + found.group(1).replace(" as ", ": ") + "} = " + add(resolve(path, found.group(2))) + ";\n"));
        Matcher exported = EXPORT.matcher(inside);
        String names = exported.results().map(found -> found.group(2)).collect(Collectors.joining(", "));
        String plain = exported.replaceAll("$1 $2");
        Matcher left = LEFT.matcher(plain);
        if (left.find()) {
            throw new IllegalArgumentException(path + ": this form cannot be joined: " + left.group());
        }
        return plain + (names.isEmpty() ? "" : "return { " + names + " };\n");
    }

    private static String resolve(String from, String relative) {
        if (!relative.startsWith("./") && !relative.startsWith("../")) {
            throw new IllegalArgumentException(from + ": import by a relative path, not " + relative);
        }
        return java.nio.file.Path.of(from).resolveSibling(relative).normalize().toString().replace('\\', '/');
    }
}
