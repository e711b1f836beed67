package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records by which mail clients find the servers of a domain: SRV for IMAP and submission over TLS (RFC 6186 3, RFC
 * 8314 5.1), SRV that say what is not offered (RFC 6186 3.4: the target is the root), and, where the deployment serves
 * the users' own names, aliases for the clients that ask by HTTPS.
 *
 * @param imap where mail is read
 * @param smtp where mail is submitted
 * @param setUpHost what serves {@code autoconfig} and {@code autodiscover} below users' domains, with certificates for
 *        them; null if nothing does
 */
public record ClientRecords(Server imap, Server smtp, @Nullable DomainName setUpHost) {
    private static final List<String> NOT_OFFERED = List.of("_imap._tcp", "_pop3._tcp", "_pop3s._tcp");
    private static final List<String> SET_UP = List.of("autoconfig", "autodiscover");

    /** The sets for a domain; those whose names would be longer than the DNS allows there cannot be. */
    public List<RecordSet> of(DomainName domain) {
        var sets = new ArrayList<RecordSet>();
        add(sets, domain, "_imaps._tcp", RecordType.SRV, offered(imap));
        add(sets, domain, "_submissions._tcp", RecordType.SRV, offered(smtp));
        NOT_OFFERED.forEach(name -> add(sets, domain, name, RecordType.SRV, "0 0 0 ."));
        DomainName host = setUpHost;
        if (host != null) {
            SET_UP.forEach(name -> add(sets, domain, name, RecordType.CNAME, host + "."));
        }
        return sets;
    }

    private static String offered(Server server) {
        return "0 1 " + server.port() + " " + server.host() + ".";
    }

    private static void add(List<RecordSet> sets, DomainName domain, String name, RecordType type, String value) {
        if (domain.takes(name)) {
            sets.add(new RecordSet(domain.prefixed(name), type, RecordWriting.TTL, List.of(value)));
        }
    }
}
