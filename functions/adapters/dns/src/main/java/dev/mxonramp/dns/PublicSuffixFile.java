package dev.mxonramp.dns;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.dns.SuffixRules.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Public Suffix List from a file in its own format (https://publicsuffix.org/list/). Read strictly: a file that is
 * cut short, is another document or has a rule that cannot be one is refused whole, since each rule that is missing
 * would let somebody's proof cover the names of others.
 */
public final class PublicSuffixFile implements PublicSuffixes {
    /** The real list has some ten thousand rules; a file with fewer than this is none. */
    static final int FEWEST_RULES = 5_000;

    private static final Pattern VERSION = Pattern.compile("// VERSION: (\\S{1,40})");
    private static final Pattern BORDER = Pattern.compile("// ===(BEGIN|END) (ICANN|PRIVATE) DOMAINS===");
    private static final Pattern RULE = Pattern.compile("(!|\\*\\.)?([^!*\\s]+)");

    private final SuffixRules rules;
    private final String edition;

    private PublicSuffixFile(SuffixRules rules, String edition) {
        this.rules = rules;
        this.edition = edition;
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException with the line at fault, if this is not a whole list
     * @throws UncheckedIOException if the file cannot be read, or is not UTF-8
     */
    public static PublicSuffixFile read(Path file) {
        try {
            return parse(Files.readAllLines(file), FEWEST_RULES);
        } catch (IOException e) {
            throw new UncheckedIOException("the public suffix list cannot be read: " + file, e);
        }
    }

    static PublicSuffixFile parse(List<String> lines, int fewest) {
        var reader = new Reader();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(i + 1, lines.get(i));
        }
        return reader.finish(fewest);
    }

    @Override
    public boolean isRegistrySuffix(DomainName name) {
        return rules.suffix(name).filter(Section.ICANN::equals).isPresent();
    }

    @Override
    public boolean isPublicSuffix(DomainName name) {
        return rules.suffix(name).isPresent();
    }

    @Override
    public String edition() {
        return edition;
    }

    private static final class Reader {
        private final SuffixRules rules = new SuffixRules();
        private final IcuIdna idna = new IcuIdna();
        private @Nullable Section open;
        private final Deque<Section> ahead = new ArrayDeque<>(List.of(Section.values()));
        private @Nullable String version;

        void line(int number, String line) {
            Matcher border = BORDER.matcher(line);
            Matcher stated = VERSION.matcher(line);
            if (border.matches()) {
                border(number, border.group(1).equals("BEGIN"), Section.valueOf(border.group(2)));
            } else if (stated.matches()) {
                version = stated.group(1);
            } else if (!line.isBlank() && !line.startsWith("//")) {
                rule(number, line);
            }
        }

        private void border(int number, boolean begins, Section section) {
            boolean inOrder = begins ? open == null && section == ahead.peek() : section == open;
            if (!inOrder) {
                throw refused(number, "a section begins or ends out of order");
            }
            if (begins) {
                open = section;
            } else {
                open = null;
                ahead.remove();
            }
        }

        private void rule(int number, String line) {
            // Up to the first white space, says the format; the list itself has nothing behind it.
            Matcher rule = RULE.matcher(line);
            if (open == null || !rule.matches()) {
                throw refused(number, open == null ? "a rule outside of the sections" : "this is no rule");
            }
            String mark = rule.group(1) == null ? "" : rule.group(1);
            if (!rules.add(mark + name(number, rule.group(2)), open)) {
                throw refused(number, "the same rule again");
            }
        }

        private String name(int number, String typed) {
            try {
                return idna.toAscii(typed).ascii();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + " of the public suffix list: not a name", e);
            }
        }

        PublicSuffixFile finish(int fewest) {
            String stated = version;
            if (!ahead.isEmpty() || rules.count() < fewest) {
                throw new IllegalArgumentException("not a whole public suffix list: " + ahead.size()
                        + " sections not ended, " + rules.count() + " rules");
            }
            if (stated == null) {
                throw new IllegalArgumentException("the public suffix list does not state its VERSION");
            }
            return new PublicSuffixFile(rules, stated);
        }

        private static IllegalArgumentException refused(int number, String why) {
            return new IllegalArgumentException("line " + number + " of the public suffix list: " + why);
        }
    }
}
