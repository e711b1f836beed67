package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.List;

/** A zone and the name servers that its parent delegates it to. */
public record ZoneCut(DomainName zone, List<NameServer> servers) {
    public ZoneCut {
        servers = List.copyOf(servers);
    }

    /**
     * A delegated name server.
     *
     * @param addresses those that may be asked
     * @param unusable why there are none to ask; meaningless where there are some
     */
    public record NameServer(DomainName name, List<InetAddress> addresses, Reply.Failure unusable) {
        public NameServer {
            addresses = List.copyOf(addresses);
        }
    }
}
