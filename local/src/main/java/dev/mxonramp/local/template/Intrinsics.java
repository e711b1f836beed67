package dev.mxonramp.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation's functions, as far as the template uses them: Ref, Sub, GetAtt, Join, If, Not, And, Or, Equals and
 * Condition. Every other one is refused.
 *
 * @see <a href=
 *      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">CloudFormation:
 *      intrinsic functions</a>
 */
final class Intrinsics {
    private static final Object NO_VALUE = new Object();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Map<String, Object> PSEUDO = Map.of("AWS::Region", Identities.REGION, "AWS::AccountId",
            Identities.ACCOUNT, "AWS::Partition", "aws", "AWS::StackName", Identities.STACK, "AWS::URLSuffix",
            "amazonaws.com", "AWS::NoValue", NO_VALUE);

    private final Map<String, Object> parameters;
    private final Members conditions;
    private final Members resources;
    private final Identities identities;

    Intrinsics(Map<String, Object> parameters, Members conditions, Members resources) {
        this.parameters = parameters;
        this.conditions = conditions;
        this.resources = resources;
        this.identities = new Identities(resources, value -> resolve("Resources", value));
    }

    Identities identities() {
        return identities;
    }

    /** The value with every call replaced by what it gives; what is {@code AWS::NoValue} is left out. */
    @Nullable
    Object resolve(String place, @Nullable Object value) {
        Object resolved = evaluate(place, value);
        return resolved == NO_VALUE ? null : resolved;
    }

    /** Whether a named condition holds. */
    boolean holds(String place, String condition) {
        if (!conditions.names().contains(condition)) {
            throw new TemplateException(place, "there is no condition " + condition);
        }
        return truth(conditions.place(condition), conditions.required(condition));
    }

    private @Nullable Object evaluate(String place, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when map.size() == 1 && isCall(map) -> call(place, map);
            case Map<?, ?> map -> members(place, map);
            case List<?> list -> {
                var resolved = new ArrayList<@Nullable Object>();
                for (Object element : list) {
                    Object one = evaluate(place, element);
                    if (one != NO_VALUE) {
                        resolved.add(one);
                    }
                }
                yield resolved;
            }
            case null, default -> value;
        };
    }

    private Map<String, @Nullable Object> members(String place, Map<?, ?> map) {
        var resolved = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            Object one = evaluate(place + "." + member.getKey(), member.getValue());
            if (one != NO_VALUE) {
                resolved.put((String) member.getKey(), one);
            }
        }
        return resolved;
    }

    private static boolean isCall(Map<?, ?> map) {
        String name = (String) map.keySet().iterator().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private @Nullable Object call(String place, Map<?, ?> map) {
        String function = (String) map.keySet().iterator().next();
        Object argument = map.get(function);
        return switch (function) {
            case "Ref" -> reference(place, text(place, argument));
            case "Fn::Sub" -> substitute(place, argument);
            case "Fn::GetAtt" -> attribute(place, texts(place, argument, 2));
            case "Fn::Join" -> {
                List<?> two = arguments(place, argument, 2);
                List<?> parts = (List<?>) evaluate(place, list(place, evaluate(place, two.get(1))));
                yield list(place, parts).stream().map(part -> text(place, part))
                        .collect(Collectors.joining(text(place, two.get(0))));
            }
            case "Fn::If" -> {
                List<?> three = arguments(place, argument, 3);
                yield evaluate(place, three.get(holds(place, text(place, three.get(0))) ? 1 : 2));
            }
            default -> throw new TemplateException(place, "!" + function.replace("Fn::", "")
                    + " is not known to the local system");
        };
    }

    private boolean truth(String place, @Nullable Object expression) {
        if (!(expression instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateException(place, "a condition is a call");
        }
        String function = (String) map.keySet().iterator().next();
        Object argument = map.get(function);
        return switch (function) {
            case "Condition" -> holds(place, text(place, argument));
            case "Fn::Not" -> !truth(place, arguments(place, argument, 1).getFirst());
            case "Fn::And" -> list(place, argument).stream().allMatch(one -> truth(place, one));
            case "Fn::Or" -> list(place, argument).stream().anyMatch(one -> truth(place, one));
            case "Fn::Equals" -> {
                List<?> two = arguments(place, argument, 2);
                yield text(place, resolve(place, two.get(0))).equals(text(place, resolve(place, two.get(1))));
            }
            default -> throw new TemplateException(place, "a condition cannot be " + function);
        };
    }

    private @Nullable Object reference(String place, String name) {
        if (PSEUDO.containsKey(name)) {
            return PSEUDO.get(name);
        }
        if (parameters.containsKey(name)) {
            return parameters.get(name);
        }
        int dot = name.indexOf('.');
        if (dot > 0) {
            return generated(place, name.substring(0, dot), name.substring(dot + 1));
        }
        return existing(place, name).ref();
    }

    /** What SAM generates for a function: {@code Function.Alias}, whose Ref is the alias's ARN. */
    private String generated(String place, String function, String generated) {
        Identity identity = existing(place, function);
        Members properties = resources.members(function).members("Properties");
        if (!generated.equals("Alias")) {
            throw new TemplateException(place, function + "." + generated + " is not known to the local system");
        }
        return identity.attribute("Arn") + ":" + properties.text("AutoPublishAlias", TemplateReader.ALIAS);
    }

    private String attribute(String place, List<String> names) {
        Identity identity = existing(place, names.get(0));
        if (!identity.attributes().containsKey(names.get(1))) {
            throw new TemplateException(place, names.get(0) + " has no attribute " + names.get(1) + " known here");
        }
        return identity.attribute(names.get(1));
    }

    private Identity existing(String place, String logicalId) {
        if (!identities.has(logicalId)) {
            throw new TemplateException(place, "there is no parameter or resource " + logicalId);
        }
        Members resource = resources.members(logicalId);
        if (resource.has("Condition") && !holds(place, resource.text("Condition"))) {
            throw new TemplateException(place, logicalId + " does not exist here: its condition is false");
        }
        return identities.of(logicalId);
    }

    private String substitute(String place, @Nullable Object argument) {
        String text = argument instanceof List<?> two ? text(place, two.getFirst()) : text(place, argument);
        Members own = argument instanceof List<?> two && two.size() == 2
                ? Members.of(place, resolve(place, two.get(1)))
                : new Members(place, Map.of());
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(variable(place, found.group(1), own)));
    }

    private String variable(String place, String name, Members own) {
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        if (own.has(name)) {
            return own.text(name);
        }
        int dot = name.indexOf('.');
        return dot > 0
                ? attribute(place, List.of(name.substring(0, dot), name.substring(dot + 1)))
                : text(place, reference(place, name));
    }

    private static String text(String place, @Nullable Object value) {
        return Members.asText(place, value);
    }

    private static List<String> texts(String place, @Nullable Object value, int count) {
        return arguments(place, value, count).stream().map(one -> text(place, one)).toList();
    }

    private static List<?> list(String place, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new TemplateException(place, "a list is expected");
    }

    private static List<?> arguments(String place, @Nullable Object value, int count) {
        List<?> list = list(place, value);
        if (list.size() != count) {
            throw new TemplateException(place, count + " arguments are expected, not " + list.size());
        }
        return list;
    }
}
