package dev.mxonramp.domain.name;

import java.util.Optional;
import java.util.Set;

/**
 * Names that no registry sells to anybody: special-use names (RFC 6761 and the IANA registry made by it), {@code .alt}
 * (RFC 9476), {@code .internal} (ICANN, 2024), the infrastructure of {@code .arpa} (RFC 3172), and the names that ICANN
 * withholds because private networks use them.
 */
final class ReservedNames {
    private static final Set<String> RESERVED = Set.of("alt", "arpa", "corp", "example", "home", "home.arpa",
            "internal", "intranet", "invalid", "lan", "local", "localdomain", "localhost", "mail", "onion", "private",
            "test");

    private final Set<String> allowed;

    /** @param allowed reserved names that this deployment lets through, e.g. {@code test} on one machine */
    ReservedNames(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** The reserved name at or above this one, if there is one that is not allowed. */
    Optional<String> above(DomainName name) {
        Optional<DomainName> each = Optional.of(name);
        while (each.isPresent()) {
            String text = each.get().ascii();
            if (allowed.contains(text)) {
                return Optional.empty();
            }
            if (RESERVED.contains(text)) {
                return Optional.of(text);
            }
            each = each.get().parent();
        }
        return Optional.empty();
    }
}
