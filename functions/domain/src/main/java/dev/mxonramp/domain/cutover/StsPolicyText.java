package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.cutover.StsPolicy.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads policy files by the grammar of RFC 8461 3.2; what does not follow it is no policy to senders either. */
final class StsPolicyText {
    private static final Pattern FIELD = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \\t]*+(.+)");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\uFFFD&&[^\\t]]");
    private static final Pattern MX = Pattern.compile("(?:\\*\\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
            + "(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");
    private static final int LONGEST_NAME = 255;

    private final Map<String, String> fields = new HashMap<>();
    private final List<String> mx = new ArrayList<>();

    private StsPolicyText() {}

    static StsState read(String text) {
        var policy = new StsPolicyText();
        Optional<String> wrong = text.lines().flatMap(line -> policy.line(line).stream()).findFirst()
                .or(policy::missing);
        return wrong.<StsState>map(StsState.Unreadable::new).orElseGet(policy::found);
    }

    /** Takes a line in; what is wrong with it. */
    private Optional<String> line(String untrimmed) {
        String line = untrimmed.stripTrailing();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Matcher field = FIELD.matcher(line);
        if (UNPRINTABLE.matcher(line).find() || !field.matches()) {
            return Optional.of("it has a line that is not of the form 'name: value'");
        }
        if (!field.group(1).equals("mx")) {
            // Of a field that comes twice the first counts (RFC 8461 3.2).
            fields.putIfAbsent(field.group(1), field.group(2));
            return Optional.empty();
        }
        String pattern = field.group(2).toLowerCase(Locale.ROOT);
        if (pattern.length() > LONGEST_NAME || !MX.matcher(pattern).matches()) {
            return Optional.of("it has an mx field that is not a host name");
        }
        mx.add(pattern);
        return Optional.empty();
    }

    private Optional<String> missing() {
        if (!"STSv1".equals(fields.get("version"))) {
            return Optional.of("it has no 'version: STSv1'");
        }
        if (mode().isEmpty()) {
            return Optional.of("its mode is none of enforce, testing and none");
        }
        if (!SECONDS.matcher(fields.getOrDefault("max_age", "")).matches()) {
            return Optional.of("its max_age is not a number of seconds");
        }
        return mx.isEmpty() && mode().get() != Mode.NONE ? Optional.of("it has no mx field") : Optional.empty();
    }

    private Optional<Mode> mode() {
        return switch (fields.getOrDefault("mode", "")) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }

    private StsState found() {
        // Ten digits go beyond the maximum; senders that take such a policy remember it for a year at most.
        long seconds = Math.min(Long.parseLong(fields.getOrDefault("max_age", "")), StsPolicy.LONGEST.toSeconds());
        return new StsState.Found(new StsPolicy(mode().orElseThrow(), mx, Duration.ofSeconds(seconds)));
    }
}
