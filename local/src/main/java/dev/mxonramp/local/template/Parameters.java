package dev.mxonramp.local.template;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template's parameters: given values or defaults, checked as CloudFormation checks them.
 *
 * @see <a href=
 *      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">CloudFormation:
 *      parameters</a>
 */
final class Parameters {
    private Parameters() {}

    /** Each parameter's value: a text, or a list of texts for a {@code CommaDelimitedList}. */
    static Map<String, Object> resolve(Members declared, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!declared.names().contains(name)) {
                throw new TemplateException("Parameters", "the template has no parameter " + name);
            }
        }
        var values = new LinkedHashMap<String, Object>();
        for (String name : declared.names()) {
            values.put(name, value(declared.members(name), given.get(name)));
        }
        return values;
    }

    private static Object value(Members declared, @Nullable String given) {
        String type = declared.text("Type");
        declared.cloudOnly("Description", "NoEcho");
        if (given == null && !declared.has("Default")) {
            throw new TemplateException(declared.place(), "has no default: give it a value");
        }
        String text = given == null ? declared.text("Default") : given;
        declared.cloudOnly("Default");
        Object value = switch (type) {
            case "String" -> text;
            case "Number" -> number(declared, text);
            case "CommaDelimitedList" -> List.of(text.split("\\s*,\\s*", -1));
            default -> throw new TemplateException(declared.place("Type"), type + " is not known to the local system");
        };
        check(declared, value);
        declared.end();
        return value;
    }

    private static String number(Members declared, String text) {
        try {
            var number = new BigDecimal(text);
            boolean low = declared.has("MinValue")
                    && number.compareTo(new BigDecimal(declared.text("MinValue"))) < 0;
            boolean high = declared.has("MaxValue")
                    && number.compareTo(new BigDecimal(declared.text("MaxValue"))) > 0;
            if (low || high) {
                throw refused(declared, text);
            }
            return text;
        } catch (NumberFormatException e) {
            throw refused(declared, text);
        } finally {
            declared.cloudOnly("MinValue", "MaxValue");
        }
    }

    private static void check(Members declared, Object value) {
        List<?> texts = value instanceof List<?> list ? list : List.of(value);
        List<String> allowed = declared.texts("AllowedValues");
        Pattern pattern = declared.has("AllowedPattern") ? Pattern.compile(declared.text("AllowedPattern")) : null;
        for (Object one : texts) {
            String text = (String) one;
            boolean listed = allowed.isEmpty() || allowed.contains(text);
            if (!listed || (pattern != null && !pattern.matcher(text).matches())) {
                throw refused(declared, text);
            }
        }
        declared.cloudOnly("ConstraintDescription");
    }

    private static TemplateException refused(Members declared, String text) {
        String sentence = declared.text("ConstraintDescription", "see its constraints");
        return new TemplateException(declared.place(), "\"" + text + "\" is not allowed: " + sentence);
    }
}
