package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may use a name, decided when it is used (dns.md 4): the nearest proven name at or above it counts, never across
 * a public-suffix boundary and never upwards.
 */
public final class Ownership {
    /** Whose a name is. */
    public sealed interface Standing {
        /** The account's, by a proof of this name or of one above it. */
        record Held(Owner by) implements Standing {}

        /** Another account's. */
        record HeldByOther(Owner by) implements Standing {}

        /** Nobody's. */
        record Open() implements Standing {}
    }

    private final OwnerStore owners;
    private final PublicSuffixes suffixes;

    public Ownership(OwnerStore owners, PublicSuffixes suffixes) {
        this.owners = owners;
        this.suffixes = suffixes;
    }

    /** How the name stands for the account now. */
    public Standing standing(AccountId account, DomainName name) {
        List<DomainName> scope = scope(name);
        Map<DomainName, Owner> found = owners.find(scope);
        for (DomainName each : scope) {
            Owner owner = found.get(each);
            if (owner != null) {
                return owner.account().equals(account) ? new Standing.Held(owner) : new Standing.HeldByOther(owner);
            }
        }
        return new Standing.Open();
    }

    /** Whether the account may use the name now. */
    public boolean holds(AccountId account, DomainName name) {
        return standing(account, name) instanceof Standing.Held;
    }

    private List<DomainName> scope(DomainName name) {
        var names = new ArrayList<DomainName>();
        Optional<DomainName> each = Optional.of(name);
        while (each.isPresent() && (names.isEmpty() || !suffixes.isPublicSuffix(each.get()))) {
            names.add(each.get());
            // Below a public suffix that is itself the claimed name nothing is inherited.
            each = suffixes.isPublicSuffix(each.get()) ? Optional.empty() : each.get().parent();
        }
        return names;
    }
}
