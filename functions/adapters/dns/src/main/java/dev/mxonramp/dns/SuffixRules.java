package dev.mxonramp.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a public suffix list, and its algorithm (https://github.com/publicsuffix/list/wiki/Format). */
final class SuffixRules {
    /** The part of the list in which a rule stands. */
    enum Section {
        /** Registries sell names below these. */
        ICANN,
        /** Others let their users have names below these. */
        PRIVATE
    }

    private static final String WILDCARD = "*.";
    private static final String EXCEPTION = "!";

    private final Map<String, Section> rules = new HashMap<>();

    /** Adds a rule as the list writes it, with A-labels; whether it was new. */
    boolean add(String rule, Section section) {
        return rules.putIfAbsent(rule, section) == null;
    }

    int count() {
        return rules.size();
    }

    /** The section by which the name itself is a public suffix; empty if it is none. */
    Optional<Section> suffix(DomainName name) {
        String text = name.ascii();
        if (rules.containsKey(EXCEPTION + text)) {
            return Optional.empty();
        }
        Section exact = rules.get(text);
        if (exact != null) {
            return Optional.of(exact);
        }
        Section above = name.parent().map(parent -> wildcard(parent.ascii())).orElse(null);
        // A top-level domain that is not listed counts as one: the default rule "*".
        return above == null && name.parent().isEmpty() ? Optional.of(Section.ICANN) : Optional.ofNullable(above);
    }

    private @Nullable Section wildcard(String parent) {
        return rules.get(WILDCARD + parent);
    }
}
