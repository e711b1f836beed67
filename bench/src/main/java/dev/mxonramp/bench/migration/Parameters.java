package dev.mxonramp.bench.migration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How large the benchmark is.
 *
 * @param jar of the command line that is measured
 * @param messages of realistic sizes; 0 leaves this part out
 * @param small short messages; 0 leaves this part out
 * @param large octets of the one large message; 0 leaves this part out
 * @param rounds of each measurement
 * @param delays round trips over which it is measured
 */
record Parameters(Path jar, int messages, int small, int large, int rounds, List<Duration> delays) {
    private static final Set<String> NAMES = Set.of("jar", "messages", "small", "large", "rounds", "delays");

    Parameters {
        if (rounds < 1 || messages < 0 || small < 0 || large < 0 || delays.isEmpty()) {
            throw new IllegalArgumentException("at least one round, one delay, and no number below 0");
        }
    }

    /** Reads arguments of the form {@code name=value}; all of them must be there. */
    static Parameters of(String... args) {
        Map<String, String> values = new HashMap<>();
        for (String each : args) {
            String[] parts = each.split("=", 2);
            if (parts.length < 2 || !NAMES.contains(parts[0])) {
                throw new IllegalArgumentException("not one of " + NAMES + ": " + each);
            }
            values.put(parts[0], parts[1]);
        }
        if (!values.keySet().equals(NAMES)) {
            throw new IllegalArgumentException("all of " + NAMES + " are needed, not only " + values.keySet());
        }
        return new Parameters(Path.of(values.getOrDefault("jar", "")), number(values, "messages"),
                number(values, "small"), number(values, "large"), number(values, "rounds"),
                Arrays.stream(values.getOrDefault("delays", "").split(","))
                        .map(each -> Duration.ofMillis(Long.parseLong(each.strip()))).toList());
    }

    private static int number(Map<String, String> values, String name) {
        return Integer.parseInt(values.getOrDefault(name, "").strip());
    }
}
