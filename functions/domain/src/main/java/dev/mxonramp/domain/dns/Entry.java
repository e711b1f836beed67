package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.dns.provider.DnsHost;
import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the zone's records are entered, in words.
 *
 * @param hosts the companies that host the zone, as far as they are known
 */
record Entry(DomainName zone, List<DnsHost> hosts) {
    static Entry of(ZoneCut cut, Providers providers) {
        return new Entry(cut.zone(),
                providers.dnsHosts(cut.servers().stream().map(ZoneCut.NameServer::name).toList()));
    }

    /** The one company, if there is one: only then its panel's words help. */
    Optional<DnsHost> host() {
        return hosts.size() == 1 ? Optional.of(hosts.getFirst()) : Optional.empty();
    }

    /** The companies' names, or these where none is known. */
    String names(List<DomainName> otherwise) {
        return hosts.isEmpty()
                ? Wording.list(otherwise)
                : hosts.stream().map(DnsHost::name).collect(Collectors.joining(" and "));
    }

    /** Says where to do something; {@code what} begins with a small letter. */
    String at(String what) {
        if (hosts.isEmpty()) {
            return Character.toUpperCase(what.charAt(0)) + what.substring(1);
        }
        return host().map(host -> "At " + host.name() + ", " + menu(host) + what)
                .orElseGet(() -> "At each of " + names(List.of()) + ", " + what);
    }

    private static String menu(DnsHost host) {
        return host.menu() == null ? "" : "under " + host.menu() + ", ";
    }

    /** The panel in which it is done, e.g. as the one that appends the zone to names. */
    String panel() {
        return host().map(host -> "the panel of " + host.name()).orElse("your DNS panel");
    }

    /** The companies as a finding names them. */
    List<Finding.Provider> providers() {
        return hosts.stream().map(host -> new Finding.Provider(host.id(), host.name(), host.menu(),
                host.link() == null ? null : host.link().toString())).toList();
    }
}
