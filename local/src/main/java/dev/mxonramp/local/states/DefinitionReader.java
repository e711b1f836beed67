package dev.mxonramp.local.states;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.states.State.Catcher;
import dev.mxonramp.local.states.State.Choice.Rule;
import dev.mxonramp.local.states.State.Retrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a definition: whatever it does not know it refuses here, and not when an execution comes along. */
final class DefinitionReader {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final String CALLBACK = INVOKE + ".waitForTaskToken";
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    private final String machine;
    private final Set<String> functions;

    /** For a machine of this name that may invoke these functions, by their aliases' ARNs. */
    DefinitionReader(String machine, Set<String> functions) {
        this.machine = machine;
        this.functions = functions;
    }

    Definition read(String text, Map<String, String> substitutions) {
        var root = new Fields(machine, Json.read(substituted(text, substitutions)));
        if (!root.text("QueryLanguage").equals("JSONata")) {
            throw root.wrong("only JSONata is known to the local interpreter");
        }
        String startAt = root.text("StartAt");
        Fields all = root.object("States");
        var states = new LinkedHashMap<String, State>();
        for (String name : all.names()) {
            states.put(name, state(name, all.object(name)));
        }
        root.end();
        var definition = new Definition(startAt, states);
        Graph.check(machine, definition);
        return definition;
    }

    private String substituted(String text, Map<String, String> substitutions) {
        return SUBSTITUTION.matcher(text).replaceAll(found -> {
            String value = substitutions.get(found.group(1));
            if (value == null) {
                throw new DefinitionException(machine, "nothing is substituted for ${" + found.group(1) + "}");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private State state(String name, Fields fields) {
        if (name.length() > 80) {
            throw fields.wrong("a state's name has at most 80 characters");
        }
        State state = switch (fields.text("Type")) {
            case "Task" -> task(name, fields);
            case "Choice" -> choice(name, fields);
            case "Wait" -> waiting(name, fields);
            case "Pass" -> new State.Pass(name, fields.exit(), next(fields));
            case "Succeed" -> new State.Succeed(name, output(fields));
            case "Fail" -> new State.Fail(name, fields.shape("Error"), fields.shape("Cause"));
            default -> throw fields.wrong("the type " + fields.text("Type") + " is not known to the local interpreter");
        };
        fields.end();
        return state;
    }

    private State.Task task(String name, Fields fields) {
        String resource = fields.text("Resource");
        if (!resource.equals(INVOKE) && !resource.equals(CALLBACK)) {
            throw fields.wrong("the resource " + resource + " is not known to the local interpreter");
        }
        Fields arguments = fields.object("Arguments");
        String function = arguments.text("FunctionName");
        if (!functions.contains(function)) {
            throw arguments.wrong("the template has no function with an alias " + function);
        }
        Shape payload = arguments.shape("Payload");
        arguments.end();
        Duration timeout = fields.seconds("TimeoutSeconds");
        Duration heartbeat = fields.seconds("HeartbeatSeconds");
        boolean callback = resource.equals(CALLBACK);
        if (heartbeat != null && (!callback || (timeout != null && heartbeat.compareTo(timeout) >= 0))) {
            throw fields.wrong("HeartbeatSeconds is for callbacks, and smaller than TimeoutSeconds");
        }
        return new State.Task(name, function, payload == null ? new Shape.Literal(Map.of()) : payload, callback,
                timeout, heartbeat, fields.objects("Retry").stream().map(DefinitionReader::retrier).toList(),
                fields.objects("Catch").stream().map(DefinitionReader::catcher).toList(), fields.exit(), next(fields));
    }

    private static Retrier retrier(Fields fields) {
        Duration interval = fields.seconds("IntervalSeconds");
        double maxAttempts = fields.number("MaxAttempts", 3);
        double backoff = fields.number("BackoffRate", 2);
        Duration maxDelay = fields.seconds("MaxDelaySeconds");
        String jitter = fields.optionalText("JitterStrategy");
        if (maxAttempts < 0 || maxAttempts != Math.rint(maxAttempts) || maxAttempts > 99_999_999 || backoff < 1
                || (jitter != null && !jitter.equals("FULL") && !jitter.equals("NONE"))) {
            throw fields.wrong("MaxAttempts is a whole number from 0, BackoffRate at least 1, "
                    + "JitterStrategy FULL or NONE");
        }
        List<String> errors = errors(fields);
        fields.end();
        return new Retrier(errors, interval == null ? Duration.ofSeconds(1) : interval, (int) maxAttempts, backoff,
                maxDelay, "FULL".equals(jitter));
    }

    private static Catcher catcher(Fields fields) {
        var catcher = new Catcher(errors(fields), fields.exit(), fields.text("Next"));
        fields.end();
        return catcher;
    }

    private static List<String> errors(Fields fields) {
        List<String> errors = fields.texts("ErrorEquals");
        if (errors.size() > 1 && errors.contains("States.ALL")) {
            throw fields.wrong("States.ALL stands alone in its ErrorEquals");
        }
        return errors;
    }

    private static State.Choice choice(String name, Fields fields) {
        var rules = new ArrayList<Rule>();
        for (Fields rule : fields.objects("Choices")) {
            Shape condition = rule.shape("Condition");
            if (!(condition instanceof Shape.Evaluated) && !(condition instanceof Shape.Literal(Boolean _))) {
                throw rule.wrong("a Condition is an expression, or true or false");
            }
            rules.add(new Rule(condition, rule.exit(), rule.text("Next")));
            rule.end();
        }
        if (rules.isEmpty()) {
            throw fields.wrong("a Choice has Choices");
        }
        return new State.Choice(name, rules, fields.optionalText("Default"), fields.exit());
    }

    private static State.Wait waiting(String name, Fields fields) {
        Shape seconds = fields.shape("Seconds");
        Shape until = fields.shape("Timestamp");
        if ((seconds == null) == (until == null)) {
            throw fields.wrong("a Wait has either Seconds or Timestamp");
        }
        return new State.Wait(name, seconds, until, fields.exit(), next(fields));
    }

    private static State.Exit output(Fields fields) {
        return new State.Exit(Map.of(), fields.shape("Output"));
    }

    private static @Nullable String next(Fields fields) {
        boolean end = Boolean.TRUE.equals(fields.value("End"));
        if (end == fields.has("Next")) {
            throw fields.wrong("either Next, or End with true");
        }
        return fields.optionalText("Next");
    }
}
