package dev.mxonramp.domain.client;

import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which domains' clients are told our settings: those that somebody has proven, and the names below them. Whether an
 * address exists is never looked at, so that nobody can find out here.
 */
public final class HostedDomains {
    private final OwnerStore owners;
    private final PublicSuffixes suffixes;

    public HostedDomains(OwnerStore owners, PublicSuffixes suffixes) {
        this.owners = owners;
        this.suffixes = suffixes;
    }

    /** Whether the domain, or one above it short of a public suffix, is proven and not suspended. */
    public boolean holds(DomainName domain) {
        List<DomainName> names = new ArrayList<>();
        Optional<DomainName> name = Optional.of(domain);
        while (name.isPresent() && (name.get().equals(domain) || !suffixes.isPublicSuffix(name.get()))) {
            // A longer name cannot be claimed, and asking for each of a hundred labels would only cost.
            if (name.get().labels().size() <= ClaimableNames.MAX_LABELS) {
                names.add(name.get());
            }
            name = suffixes.isPublicSuffix(name.get()) ? Optional.empty() : name.get().parent();
        }
        return owners.find(names).values().stream().anyMatch(owner -> !owner.suspended());
    }
}
