package dev.mxonramp.testkit.name;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.util.Set;

/** A public suffix list of a few names; every top-level domain is one too, by the list's default rule. */
public final class ListedPublicSuffixes implements PublicSuffixes {
    private final Set<String> registry;
    private final Set<String> others;

    /**
     * @param registry suffixes of the ICANN section besides the top-level domains, e.g. {@code co.uk}
     * @param others suffixes of the private section, e.g. {@code github.io}
     */
    public ListedPublicSuffixes(Set<String> registry, Set<String> others) {
        this.registry = Set.copyOf(registry);
        this.others = Set.copyOf(others);
    }

    /** One with a usual example of each section: {@code co.uk} and {@code github.io}. */
    public static ListedPublicSuffixes usual() {
        return new ListedPublicSuffixes(Set.of("co.uk"), Set.of("github.io"));
    }

    @Override
    public boolean isRegistrySuffix(DomainName name) {
        return name.labels().size() == 1 || registry.contains(name.ascii());
    }

    @Override
    public boolean isPublicSuffix(DomainName name) {
        return isRegistrySuffix(name) || others.contains(name.ascii());
    }

    @Override
    public String edition() {
        return "of a few names";
    }
}
