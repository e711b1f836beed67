package dev.mxonramp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of every language: complete, with the same arguments, and all of them used. */
class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED = Pattern.compile("\\bt\\((?:[^()]*\\? )?'([^']+)'");
    private static final Pattern FAMILY = Pattern.compile("`([a-z.-]+\\.)\\$\\{");
    /** The plural categories of each language for whole numbers (CLDR 48). */
    private static final Map<String, Set<String>> PLURALS = Map.of("en", Set.of("one", "other"), "de",
            Set.of("one", "other"), "ar", Set.of("zero", "one", "two", "few", "many", "other"));

    private static Map<String, @Nullable Object> messages(String language) {
        return Json.object(Json.read(Resources.text("web/messages/" + language + ".json")));
    }

    static Stream<String> languages() {
        return Assets.LANGUAGES.stream();
    }

    private static Set<String> arguments(@Nullable Object message) {
        return ARGUMENT.matcher(String.valueOf(message)).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void sayTheSameWithTheSameArguments(String language) {
        Map<String, @Nullable Object> english = messages("en");
        Map<String, @Nullable Object> other = messages(language);
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(other.keySet()));
        english.forEach((key, text) -> {
            assertEquals(arguments(text), arguments(other.get(key)), language + ": " + key);
            assertFalse(String.valueOf(other.get(key)).isBlank(), language + ": " + key);
            assertEquals(text instanceof Map, other.get(key) instanceof Map, language + ": " + key);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void haveEveryPluralFormOfTheirLanguage(String language) {
        messages(language).forEach((key, message) -> {
            if (message instanceof Map<?, ?> forms) {
                assertEquals(PLURALS.get(language), forms.keySet(), language + ": " + key);
            }
        });
    }

    @Test
    void areAllThereAndAllUsed() throws IOException {
        String program = program();
        Set<String> known = messages("en").keySet();
        Set<String> missing = USED.matcher(program).results().map(found -> found.group(1))
                .filter(key -> !known.contains(key)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing, "texts that the program asks for");
        Set<String> families = FAMILY.matcher(program).results().map(found -> found.group(1))
                .collect(Collectors.toSet());
        Set<String> unused = known.stream().filter(key -> !program.contains("'" + key + "'")
                && families.stream().noneMatch(key::startsWith)).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused, "texts that nobody asks for");
        assertTrue(known.size() > 100, "the texts were read");
    }

    private static String program() throws IOException {
        var all = new StringBuilder();
        for (Path module : Sources.modules()) {
            all.append(Files.readString(module));
        }
        return all.toString();
    }
}
