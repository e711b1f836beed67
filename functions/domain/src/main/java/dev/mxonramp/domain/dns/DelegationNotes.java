package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.ZoneCut.Listing;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;

/** Says where registry and zone name different servers: no failure in itself, and a common reason for strange ones. */
final class DelegationNotes {
    private DelegationNotes() {}

    static List<String> of(ZoneCut cut) {
        List<DomainName> parents = cut.named(Listing.PARENT_ONLY);
        List<DomainName> own = cut.named(Listing.CHILD_ONLY);
        if (parents.isEmpty() && own.isEmpty()) {
            return List.of();
        }
        return List.of(
                "The registry and the zone " + cut.zone() + " itself name different name servers: only the registry "
                        + listed(parents) + ", only the zone " + listed(own)
                        + ". Make both lists the same, at your registrar or"
                        + " at your DNS host.");
    }

    private static String listed(List<DomainName> servers) {
        return servers.isEmpty() ? "none" : Wording.list(servers);
    }
}
