package dev.mxonramp.local.cli;

import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import java.util.List;

/** Which folders go along, as it is typed: a pattern with {@code !} in front leaves folders out. */
final class FoldersOption {
    private static final String OUT = "!";

    private FoldersOption() {}

    /**
     * What is chosen by these patterns; everything by none.
     *
     * @throws IllegalArgumentException if one of them is none
     */
    static FolderChoice choice(List<String> typed) {
        List<String> patterns = typed.stream().map(String::strip).toList();
        return new FolderChoice(patterns.stream().filter(each -> !each.startsWith(OUT)).map(FolderPattern::new)
                .toList(),
                patterns.stream().filter(each -> each.startsWith(OUT)).map(each -> each.substring(1)).map(
                        FolderPattern::new).toList(),
                null, FolderChoice.EVERYTHING.labels(), FolderChoice.EVERYTHING
                        .places());
    }
}
