package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.List;

/** A zone and its name servers: those that its parent delegates it to, and those that it names besides. */
public record ZoneCut(DomainName zone, List<NameServer> servers) {
    public ZoneCut {
        servers = List.copyOf(servers);
    }

    /** Who names a server: resolvers begin with those of the parent, and many go on with those of the zone. */
    public enum Listing {
        /** The parent does, and nothing else is known. */
        AGREED,
        /** The parent does, and the zone itself does not. */
        PARENT_ONLY,
        /** The zone itself does, and the parent does not. */
        CHILD_ONLY
    }

    /**
     * A name server.
     *
     * @param addresses those that may be asked
     * @param unusable why there are none to ask; meaningless where there are some
     */
    public record NameServer(DomainName name, Listing listing, List<InetAddress> addresses, Reply.Failure unusable) {
        public NameServer {
            addresses = List.copyOf(addresses);
        }

        /** The same server, named by others. */
        public NameServer listed(Listing by) {
            return new NameServer(name, by, addresses, unusable);
        }
    }

    /** The servers as the parent alone names them. */
    public List<NameServer> parents() {
        return servers.stream().filter(server -> server.listing() != Listing.CHILD_ONLY)
                .map(server -> server.listed(Listing.AGREED)).toList();
    }

    /** The names of the servers that are listed so. */
    List<DomainName> named(Listing... by) {
        return servers.stream().filter(server -> List.of(by).contains(server.listing())).map(NameServer::name)
                .distinct()
                .toList();
    }
}
