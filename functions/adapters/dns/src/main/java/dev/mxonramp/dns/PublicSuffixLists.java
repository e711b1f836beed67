package dev.mxonramp.dns;

import dev.mxonramp.domain.name.PublicSuffixes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Which public suffix list a deployment goes by. */
public final class PublicSuffixLists {
    /** Name of the setting: the path of a list file that overrides the one that Guava carries. */
    public static final String SETTING = "PUBLIC_SUFFIX_LIST";

    private PublicSuffixLists() {}

    /**
     * The list in the file, or the one that came with this release.
     *
     * @param settings the value of a setting, if there is one; a file that is named but cannot be used stops the start,
     *        rather than an older list being used in silence
     */
    public static PublicSuffixes from(Function<String, Optional<String>> settings) {
        return settings.apply(SETTING).<PublicSuffixes>map(path -> PublicSuffixFile.read(Path.of(path)))
                .orElseGet(GuavaPublicSuffixes::new);
    }
}
