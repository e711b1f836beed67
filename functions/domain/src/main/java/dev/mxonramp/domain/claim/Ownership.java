package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may use a name, decided when it is used (dns.md 4): the nearest proven name at or above it counts, never across
 * a public-suffix boundary and never upwards.
 */
public final class Ownership {
    /** Whose a name is. */
    public sealed interface Standing {
        /** The account's, by a proof of this name or of one above it. */
        record Held(Owner by) implements Standing {}

        /** The account's, but suspended: its proof covers nothing until it is seen again (dns.md 8). */
        record Suspended(Owner by) implements Standing {}

        /** Another account's. */
        record HeldByOther(Owner by) implements Standing {}

        /** Another account's, and on its way to this one (dns.md 7). */
        record InTransfer(Owner by) implements Standing {}

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
        Standing lapsed = new Standing.Open();
        for (DomainName each : scope) {
            Owner owner = found.get(each);
            if (owner != null && owner.suspended()) {
                // It covers nothing below it, so that what lies above may; the name itself stays its owner's.
                if (owner.account().equals(account) && lapsed instanceof Standing.Open) {
                    lapsed = new Standing.Suspended(owner);
                } else if (owner.domain().equals(name)) {
                    return others(owner, account, name);
                }
            } else if (owner != null) {
                return owner.account().equals(account) ? new Standing.Held(owner)
                        : below(lapsed, others(owner, account, name));
            }
        }
        return lapsed;
    }

    /** A suspended proof of the account's own is nearer than another account's above it. */
    private static Standing below(Standing lapsed, Standing above) {
        return lapsed instanceof Standing.Suspended ? lapsed : above;
    }

    private static Standing others(Owner owner, AccountId account, DomainName name) {
        return owner.domain().equals(name) && owner.pending().filter(each -> each.to().equals(account)).isPresent()
                ? new Standing.InTransfer(owner)
                : new Standing.HeldByOther(owner);
    }

    /** The proof of exactly this name, if it is the account's own. */
    public static Optional<Owner> ownProof(Standing standing, DomainName name) {
        return switch (standing) {
            case Standing.Held(Owner by) when by.domain().equals(name) -> Optional.of(by);
            case Standing.Suspended(Owner by) when by.domain().equals(name) -> Optional.of(by);
            case Standing.Held _,Standing.Suspended _,Standing.HeldByOther _,Standing.InTransfer _,Standing.Open _ ->
                Optional.empty();
        };
    }

    /** Whether the account may use the name now. */
    public boolean holds(AccountId account, DomainName name) {
        return standing(account, name) instanceof Standing.Held;
    }

    /** Accounts other than this one that had the name, or have or had one above it, at hand for what they left there. */
    public Set<AccountId> others(AccountId account, DomainName name) {
        var accounts = new LinkedHashSet<AccountId>();
        owners.find(scope(name)).values().forEach(owner -> {
            accounts.add(owner.account());
            accounts.addAll(owner.former());
        });
        accounts.remove(account);
        return accounts;
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
