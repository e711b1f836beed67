package dev.mxonramp.dns;

import com.google.common.net.InternetDomainName;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.util.Optional;

/**
 * The Public Suffix List as Guava carries it. A top-level domain that is not on the list counts as a public suffix, as
 * the list's own algorithm says (its default rule {@code *}).
 */
public final class GuavaPublicSuffixes implements PublicSuffixes {
    @Override
    public boolean isRegistrySuffix(DomainName name) {
        return isTopLevel(name) || host(name).map(InternetDomainName::isRegistrySuffix).orElse(false);
    }

    @Override
    public boolean isPublicSuffix(DomainName name) {
        return isTopLevel(name) || host(name).map(InternetDomainName::isPublicSuffix).orElse(false);
    }

    @Override
    public Optional<DomainName> registrable(DomainName name) {
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

    private static boolean isTopLevel(DomainName name) {
        return name.ascii().indexOf('.') < 0;
    }

    /** Guava refuses some names that DNS has, e.g. a wildcard's; none of those is a suffix. */
    private static Optional<InternetDomainName> host(DomainName name) {
        return InternetDomainName.isValid(name.ascii())
                ? Optional.of(InternetDomainName.from(name.ascii()))
                : Optional.empty();
    }
}
