package dev.mxonramp.local.migrate;

import dev.mxonramp.domain.migration.folder.FolderPath;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which folders go along. {@code *} stands for any characters; a pattern with {@code !} in front takes folders out; names
 * are compared whole, in lower case, with {@code /} between the levels whatever the server has there.
 *
 * @param patterns as typed; none for all folders
 */
public record FolderPatterns(List<String> patterns) {
    /** All folders. */
    public static final FolderPatterns ALL = new FolderPatterns(List.of());

    public FolderPatterns {
        patterns = patterns.stream().map(String::strip).toList();
        if (patterns.stream().anyMatch(each -> each.isEmpty() || each.equals("!"))) {
            throw new IllegalArgumentException("a pattern of folders is empty");
        }
    }

    /** Whether a folder goes along: no pattern takes it out, and one takes it in if any does. */
    public boolean choose(FolderPath folder) {
        List<String> in = patterns.stream().filter(each -> !each.startsWith("!")).toList();
        return patterns.stream().filter(each -> each.startsWith("!"))
                .noneMatch(each -> matches(each.substring(1), folder))
                && (in.isEmpty() || in.stream().anyMatch(each -> matches(each, folder)));
    }

    private static boolean matches(String pattern, FolderPath folder) {
        String regex = Pattern.compile("\\*").splitAsStream(pattern.toLowerCase(Locale.ROOT) + "\0")
                .map(part -> Pattern.quote(part.replace("\0", ""))).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(folder.toString().toLowerCase(Locale.ROOT)).matches();
    }
}
