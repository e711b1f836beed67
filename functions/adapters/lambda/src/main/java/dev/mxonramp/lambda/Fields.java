package dev.mxonramp.lambda;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a JSON object that a stranger sent: wrong types and missing members are problems that name the
 * field, and so is a member that nobody read.
 */
public final class Fields {
    private final Map<String, @Nullable Object> members;
    private final Set<String> read = new HashSet<>();

    public Fields(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** A text that must be there, 1 to {@code max} characters. */
    public String text(String name, int max) {
        return optionalText(name, max).orElseThrow(() -> problem(name, "is needed: a text"));
    }

    /** A text that may be missing. */
    public Optional<String> optionalText(String name, int max) {
        Object value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > max) {
            throw problem(name, "must be a text of 1 to " + max + " characters");
        }
        return Optional.of(text.strip());
    }

    /** A secret that may be missing: nothing is stripped off it, and no problem quotes it. */
    public Optional<String> optionalSecret(String name, int max) {
        Object value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isEmpty() || text.length() > max) {
            throw problem(name, "must be a text of 1 to " + max + " characters");
        }
        return Optional.of(text);
    }

    /** A whole number that must be there. */
    public long number(String name, long min, long max) {
        return optionalNumber(name, min, max).orElseThrow(() -> problem(name, "is needed: a whole number"));
    }

    /** A whole number that may be missing. */
    public Optional<Long> optionalNumber(String name, long min, long max) {
        Object value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Long number) || number < min || number > max) {
            throw problem(name, "must be a whole number from " + min + " to " + max);
        }
        return Optional.of(number);
    }

    /** A truth value that may be missing. */
    public boolean flag(String name, boolean otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Boolean flag)) {
            throw problem(name, "must be true or false");
        }
        return flag;
    }

    /** A list of texts that may be missing. */
    public List<String> texts(String name, int maxCount, int maxLength) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > maxCount) {
            throw problem(name, "must be a list of at most " + maxCount + " texts");
        }
        return list.stream().map(each -> {
            if (!(each instanceof String text) || text.isBlank() || text.length() > maxLength) {
                throw problem(name, "must hold texts of 1 to " + maxLength + " characters");
            }
            return text.strip();
        }).toList();
    }

    /** An object within this one that must be there; its own members are read and refused in the same way. */
    public Fields object(String name) {
        Object value = value(name);
        if (!(value instanceof Map<?, ?>)) {
            throw problem(name, "must be an object");
        }
        return new Fields(Json.object(value));
    }

    /** A list of objects that may be missing; their members are read in the same way. */
    public List<Fields> objects(String name, int maxCount) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > maxCount
                || !list.stream().allMatch(Map.class::isInstance)) {
            throw problem(name, "must be a list of at most " + maxCount + " objects");
        }
        return list.stream().map(each -> new Fields(Json.object(each))).toList();
    }

    /** Refuses members that nobody read. */
    public void done() {
        var unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            String first = unknown.first();
            throw problem(first.length() > 60 ? first.substring(0, 60) : first,
                    "is not known here; known are " + new TreeSet<>(read));
        }
    }

    private @Nullable Object value(String name) {
        read.add(name);
        return members.get(name);
    }

    private static ProblemException problem(String name, String what) {
        return Problem.invalid(name, "The field '" + name + "' " + what + ".").exception();
    }
}
