package dev.mxonramp.domain.name;

import java.util.Optional;

/** The Public Suffix List: where one registrant's names end and another's begin. */
public interface PublicSuffixes {
    /** Whether the name itself is a suffix of the ICANN section, under which registries sell names. */
    boolean isRegistrySuffix(DomainName name);

    /** Whether the name itself is a public suffix, ICANN or private section. */
    boolean isPublicSuffix(DomainName name);

    /** Which edition of the list this is, for people: its date where it states one. */
    String edition();

    /** The longest name at or above this one that is directly below a public suffix (either section), if any. */
    default Optional<DomainName> registrable(DomainName name) {
        Optional<DomainName> each = Optional.of(name);
        while (each.isPresent() && !isPublicSuffix(each.get())) {
            Optional<DomainName> parent = each.get().parent();
            if (parent.map(this::isPublicSuffix).orElse(false)) {
                return each;
            }
            each = parent;
        }
        return Optional.empty();
    }
}
