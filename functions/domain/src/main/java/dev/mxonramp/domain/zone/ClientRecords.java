package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.ClientRecord.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records by which mail clients find the servers of a domain: SRV for IMAP, submission and JMAP (RFC 6186 3, RFC
 * 8314 5.1, RFC 8620 2.2), SRV that say what is not offered (RFC 6186 3.4: the target is the root), SRV that lead Outlook
 * to a name of the provider's, and, where the deployment serves the users' own names, aliases for the clients that ask
 * by HTTPS.
 *
 * @param settings what clients are told
 * @param hosts what else serves them
 * @param digest value of PACC's record (draft-ietf-mailmaint-pacc) for the document that is served; null if none is
 */
public record ClientRecords(ClientSettings settings, Hosts hosts, @Nullable String digest) {
    private static final int HTTPS = 443;
    private static final String NOWHERE = "0 0 0 .";
    private static final String PACC = "ua-auto-config";

    /**
     * Hosts that answer clients by HTTPS.
     *
     * @param ownNames what serves {@code autoconfig}, {@code autodiscover} and {@code ua-auto-config} below users' domains,
     *        with certificates for them; null if nothing does
     * @param autodiscover the provider's name that serves Outlook for every domain; null if none does
     */
    public record Hosts(@Nullable DomainName ownNames, @Nullable DomainName autodiscover) {}

    /** The sets for a domain; those whose names would be longer than the DNS allows there cannot be. */
    public List<RecordSet> of(DomainName domain) {
        return wanted(domain).stream().map(ClientRecord::set).toList();
    }

    /** The same, each with what it is for; what clients need first. */
    public List<ClientRecord> wanted(DomainName domain) {
        var records = new ArrayList<ClientRecord>();
        srv(records, domain, "_imaps._tcp", offered(settings.imap()), Use.IMAP);
        srv(records, domain, "_submissions._tcp", offered(settings.smtp()), Use.SUBMISSION);
        maybe(records, domain, "_submission._tcp", settings.startTls(), Use.SUBMISSION);
        maybe(records, domain, "_jmap._tcp", https(settings.jmap()), Use.JMAP);
        List.of("_imap._tcp", "_pop3._tcp", "_pop3s._tcp")
                .forEach(name -> srv(records, domain, name, NOWHERE, Use.NOT_OFFERED));
        Server autodiscover = https(hosts.autodiscover());
        if (autodiscover != null) {
            srv(records, domain, "_autodiscover._tcp", "0 0 443 " + autodiscover.host() + ".", Use.AUTODISCOVER);
        }
        ownNames(records, domain);
        return records;
    }

    private void ownNames(List<ClientRecord> records, DomainName domain) {
        DomainName host = hosts.ownNames();
        if (host == null) {
            return;
        }
        List.of("autoconfig", "autodiscover")
                .forEach(name -> add(records, domain, name, RecordType.CNAME, host + ".", Use.OWN_NAME));
        if (digest != null) {
            add(records, domain, PACC, RecordType.CNAME, host + ".", Use.OWN_NAME);
            add(records, domain, "_" + PACC, RecordType.TXT, '"' + digest + '"', Use.PACC);
        }
    }

    private static @Nullable Server https(@Nullable DomainName host) {
        return host == null ? null : new Server(host, HTTPS);
    }

    private static void maybe(List<ClientRecord> records, DomainName domain, String name, @Nullable Server server,
            Use use) {
        srv(records, domain, name, server == null ? NOWHERE : offered(server), server == null ? Use.NOT_OFFERED : use);
    }

    private static String offered(Server server) {
        return "0 1 " + server.port() + " " + server.host() + ".";
    }

    private static void srv(List<ClientRecord> records, DomainName domain, String name, String value, Use use) {
        add(records, domain, name, RecordType.SRV, value, use);
    }

    private static void add(List<ClientRecord> records, DomainName domain, String name, RecordType type, String value,
            Use use) {
        if (domain.takes(name)) {
            records.add(new ClientRecord(
                    new RecordSet(domain.prefixed(name), type, RecordWriting.TTL, List.of(value)), use));
        }
    }
}
