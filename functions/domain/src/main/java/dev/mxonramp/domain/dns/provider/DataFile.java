package dev.mxonramp.domain.dns.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that people edit: sections headed by {@code [id]}, in each one line for each key and value; lines that begin
 * with {@code #} are comments. Whatever is not understood is an error that names the line.
 */
public final class DataFile {
    private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9]+(?:-[a-z0-9]+)*)]");
    private static final Pattern ENTRY = Pattern.compile("([a-z]+)\\s+(\\S.*)");

    private DataFile() {}

    /** One line of a section; numbers count from 1. */
    record Line(int number, String key, String value) {}

    /**
     * Reads the sections.
     *
     * @param file stands in front of every error
     * @param keys those that a section may have
     * @throws IllegalArgumentException with file, line and reason
     */
    public static List<Section> sections(String file, String text, Set<String> keys) {
        var sections = new ArrayList<Section>();
        var ids = new HashSet<String>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            Matcher head = HEAD.matcher(line);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (head.matches()) {
                if (!ids.add(head.group(1))) {
                    throw wrong(file, number, "there are two sections [" + head.group(1) + "]", null);
                }
                sections.add(new Section(file, head.group(1), number, new ArrayList<>()));
            } else {
                Line entry = entry(file, number, line, keys);
                if (sections.isEmpty()) {
                    throw wrong(file, number, "a section's [id] has to come first", null);
                }
                sections.getLast().lines().add(entry);
            }
        }
        return sections;
    }

    private static Line entry(String file, int number, String line, Set<String> keys) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw wrong(file, number, "neither [id] nor key and value: " + line, null);
        }
        if (!keys.contains(entry.group(1))) {
            throw wrong(file, number, "there is no key " + entry.group(1), null);
        }
        return new Line(number, entry.group(1), entry.group(2).strip());
    }

    private static IllegalArgumentException wrong(String file, int line, @Nullable String why,
            @Nullable Throwable cause) {
        return new IllegalArgumentException(file + ":" + line + ": " + why, cause);
    }

    /** What stands under one head. */
    public record Section(String file, String id, int number, List<Line> lines) {
        /** The value of a key that has to be there once. */
        public <T> T one(String key, Function<String, T> read) {
            return optional(key, read).orElseThrow(() -> wrong(file, number, "[" + id + "] has no " + key, null));
        }

        /** The value of a key that may be there once. */
        public <T> Optional<T> optional(String key, Function<String, T> read) {
            List<Line> found = lines.stream().filter(line -> line.key().equals(key)).toList();
            if (found.size() > 1) {
                throw wrong(file, found.get(1).number(), "[" + id + "] has " + key + " twice", null);
            }
            return found.stream().map(line -> value(line, read)).findFirst();
        }

        /** The values of a key that may be there any number of times. */
        public <T> List<T> all(String key, Function<String, T> read) {
            return lines.stream().filter(line -> line.key().equals(key)).map(line -> value(line, read)).toList();
        }

        /** The values of a key that has to be there once at least. */
        public <T> List<T> some(String key, Function<String, T> read) {
            List<T> values = all(key, read);
            if (values.isEmpty()) {
                throw wrong(file, number, "[" + id + "] has no " + key, null);
            }
            return values;
        }

        private <T> T value(Line line, Function<String, T> read) {
            try {
                return read.apply(line.value());
            } catch (IllegalArgumentException e) {
                throw wrong(file, line.number(), e.getMessage(), e);
            }
        }
    }
}
