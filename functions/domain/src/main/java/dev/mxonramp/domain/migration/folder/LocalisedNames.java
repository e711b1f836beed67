package dev.mxonramp.domain.migration.folder;

import dev.mxonramp.domain.dns.provider.DataFile;
import dev.mxonramp.domain.dns.provider.DataFile.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that special folders have in many languages; the data file's head describes it. */
final class LocalisedNames {
    private static final String FILE = "folder-names.txt";
    private static final Set<String> KEYS = Arrays.stream(SpecialUse.values()).map(LocalisedNames::key)
            .collect(Collectors.toUnmodifiableSet());
    private static final LocalisedNames ALL = new LocalisedNames(FILE, read());

    private final Map<String, Map<SpecialUse, List<String>>> byLanguage = new HashMap<>();
    private final Map<String, SpecialUse> byName = new HashMap<>();

    /** @throws IllegalArgumentException with file, line and reason, where a name stands for two uses too */
    LocalisedNames(String file, String text) {
        for (Section language : DataFile.sections(file, text, KEYS)) {
            var uses = new HashMap<SpecialUse, List<String>>();
            for (SpecialUse use : SpecialUse.values()) {
                uses.put(use, language.optional(key(use), value -> names(value, use)).orElse(List.of()));
            }
            byLanguage.put(language.id(), Map.copyOf(uses));
        }
    }

    /** Those of the data file. */
    static LocalisedNames all() {
        return ALL;
    }

    /** What a folder of this name is for. */
    Optional<SpecialUse> use(String name) {
        return Optional.ofNullable(byName.get(compared(name)));
    }

    /** The names of each language. */
    Map<String, Map<SpecialUse, List<String>>> byLanguage() {
        return Map.copyOf(byLanguage);
    }

    private List<String> names(String value, SpecialUse use) {
        List<String> names = Arrays.stream(value.split("\\|")).map(String::strip).toList();
        for (String name : names) {
            SpecialUse before = byName.put(compared(name), use);
            if (before != null && before != use) {
                throw new IllegalArgumentException(name + " stands for " + key(before) + " too");
            }
        }
        return names;
    }

    /** Some programs store accents as characters of their own. */
    private static String compared(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String key(SpecialUse use) {
        return use.name().toLowerCase(Locale.ROOT);
    }

    private static String read() {
        try (InputStream in = LocalisedNames.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
