package dev.mxonramp.domain.dns.provider;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Host names of one company. The whole name has to match, so that {@code ns.cloudflare.com.evil.test} is nobody's.
 *
 * <p>{@code *} stands for one or more characters within a label, <code>[00-63]</code> for a number of that range and
 * width, <code>{com,co.uk}</code> for any of these endings; everything else stands for itself. After a {@code *} at least
 * two labels have to follow, since whoever registers a name could otherwise match.
 */
public final class NamePattern {
    private static final Pattern TOKEN = Pattern
            .compile("(\\*)|\\[([0-9]{1,4})-([0-9]{1,4})]|\\{([a-z0-9.,-]+)}|([a-z0-9-])|(\\.)");
    private static final int MOST_NUMBERS = 100;

    private final String text;
    private final String sample;
    private final Pattern whole;

    private NamePattern(String text, String sample, Pattern whole) {
        this.text = text;
        this.sample = sample;
        this.whole = whole;
    }

    /**
     * Reads a pattern.
     *
     * @param sample a real name that matches
     * @throws IllegalArgumentException where the text is no pattern, or the sample does not match it
     */
    static NamePattern of(String text, String sample) {
        String tail = text.substring(text.lastIndexOf('*') + 1);
        if (text.contains("*") && tail.chars().filter(each -> each == '.').count() < 2) {
            throw new IllegalArgumentException("after the last * of " + text + " two labels have to follow");
        }
        var pattern = new NamePattern(text, sample, Pattern.compile(expression(text)));
        if (!pattern.matches(sample)) {
            throw new IllegalArgumentException("the sample " + sample + " does not match " + text);
        }
        return pattern;
    }

    /**
     * Reads a pattern and its sample as the data files write them, with blanks between.
     *
     * @throws IllegalArgumentException as above
     */
    public static NamePattern sampled(String value) {
        String[] parts = value.split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException("expected a pattern and a sample: " + value);
        }
        return of(parts[0], parts[1]);
    }

    private static String expression(String text) {
        var expression = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!token.find(at) || token.start() != at) {
                throw new IllegalArgumentException("not a pattern of host names, from character " + (at + 1) + ": "
                        + text);
            }
            expression.append(part(token));
            at = token.end();
        }
        return expression.toString();
    }

    private static String part(Matcher token) {
        if (token.group(1) != null) {
            return "[a-z0-9_-]+";
        }
        if (token.group(2) != null) {
            return numbers(token.group(2), token.group(3));
        }
        return token.group(4) == null ? Pattern.quote(token.group()) : anyOf(token.group(4).split(",", -1));
    }

    private static String numbers(String first, String last) {
        int from = Integer.parseInt(first);
        int to = Integer.parseInt(last);
        if (to < from || to - from >= MOST_NUMBERS) {
            throw new IllegalArgumentException("not a range of at most 100 numbers: " + first + "-" + last);
        }
        return anyOf(IntStream.rangeClosed(from, to)
                .mapToObj(
                        number -> "0".repeat(Math.max(0, first.length() - Integer.toString(number).length())) + number)
                .toArray(String[]::new));
    }

    private static String anyOf(String... texts) {
        return Arrays.stream(texts).map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Whether a name, in lower case without the trailing dot, is one of these. */
    public boolean matches(String host) {
        return whole.matcher(host).matches();
    }

    /** A real name that matches. */
    public String sample() {
        return sample;
    }

    @Override
    public String toString() {
        return text;
    }
}
