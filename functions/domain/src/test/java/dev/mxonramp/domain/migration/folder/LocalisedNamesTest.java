package dev.mxonramp.domain.migration.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Special folders are known by their names in many languages, where the server does not tell. */
final class LocalisedNamesTest {
    private static final Map<String, Map<SpecialUse, List<String>>> LANGUAGES = LocalisedNames.all().byLanguage();

    static Stream<Arguments> languages() {
        return LANGUAGES.keySet().stream().sorted().map(Arguments::of);
    }

    private static Map<SpecialUse, List<String>> uses(String language) {
        return Objects.requireNonNull(LANGUAGES.get(language));
    }

    @Test
    void thereAreThirtyLanguagesAtLeast() {
        assertTrue(LANGUAGES.size() >= 30, LANGUAGES.keySet()::toString);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageNamesWhatEveryMailboxHas(String language) {
        for (SpecialUse use : List.of(SpecialUse.SENT, SpecialUse.DRAFTS, SpecialUse.JUNK, SpecialUse.TRASH)) {
            assertFalse(uses(language).getOrDefault(use, List.of()).isEmpty(), use::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyNameLeadsToItsUseHoweverItIsWritten(String language) {
        uses(language).forEach((use, names) -> names.forEach(name -> {
            assertEquals(Optional.of(use), SpecialUse.ofName(name), name);
            assertEquals(Optional.of(use), SpecialUse.ofName(" " + name.toLowerCase(Locale.ROOT) + " "), name);
            assertEquals(Optional.of(use), SpecialUse.ofName(Normalizer.normalize(name, Normalizer.Form.NFD)), name);
            // As it comes over the wire.
            var folder = new ListedFolder(ModifiedUtf7.encode(name), '/', Set.of(), false);
            assertEquals(Optional.of(use), folder.use(""), name);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "INBOX", "Sent 2019", "Archive of 2019", "Work", "Trashed ideas", "Nicht gesendet"})
    void otherNamesMeanNothing(String name) {
        assertEquals(Optional.empty(), SpecialUse.ofName(name));
    }

    @Test
    void nameForTwoUsesIsAnError() {
        String told = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> new LocalisedNames("file", "[en]\nsent Out\n[xx]\njunk In | OUT\n")).getMessage());
        assertTrue(told.startsWith("file:4: OUT stands for sent"), told);
    }
}
