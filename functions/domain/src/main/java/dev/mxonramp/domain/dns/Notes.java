package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.ZoneCut.Listing;
import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.List;

/** Says what is worth knowing about a check besides its diagnosis. */
final class Notes {
    private Notes() {}

    /** @param decided whether the answers decided something, so that their signatures were to be checked */
    static List<String> of(Inquiry inquiry, ZoneCut cut, boolean decided) {
        var notes = new ArrayList<String>();
        List<DomainName> parents = cut.named(Listing.PARENT_ONLY);
        List<DomainName> own = cut.named(Listing.CHILD_ONLY);
        if (!parents.isEmpty() || !own.isEmpty()) {
            // No failure in itself, and a common reason for strange ones.
            notes.add("The registry and the zone " + cut.zone()
                    + " itself name different name servers: only the registry "
                    + listed(parents) + ", only the zone " + listed(own)
                    + ". Make both lists the same, at your registrar"
                    + " or at your DNS host.");
        }
        if (decided && inquiry.security(cut) instanceof ZoneSecurity.Unchecked) {
            notes.add("DNSSEC signatures were not checked: no trust anchor is configured for " + cut.zone() + ".");
        }
        return notes;
    }

    private static String listed(List<DomainName> servers) {
        return servers.isEmpty() ? "none" : Wording.list(servers);
    }
}
