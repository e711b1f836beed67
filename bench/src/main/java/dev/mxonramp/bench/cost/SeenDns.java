package dev.mxonramp.bench.cost;

import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.Finding.Providers;
import dev.mxonramp.domain.dns.Finding.ServerRow;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What the DNS shows, with findings as long as real ones of a domain with four name servers; every look is counted. */
final class SeenDns implements TxtCheck, MxCheck {
    private static final String OLD = "10 mx.old-provider.example.";

    private final Set<DomainName> published = ConcurrentHashMap.newKeySet();
    private final Set<DomainName> switched = ConcurrentHashMap.newKeySet();
    private final Meter meter;
    private final InstantSource clock;

    SeenDns(Meter meter, InstantSource clock) {
        this.meter = meter;
        this.clock = clock;
    }

    /** From now on the domain's code is there. */
    void publish(DomainName domain) {
        published.add(domain);
    }

    /** From now on the domain's MX is ours. */
    void switchMx(DomainName domain) {
        switched.add(domain);
    }

    @Override
    public TxtCheck.Outcome check(DomainName domain, IssuedCodes codes) {
        meter.looked();
        return published.contains(domain)
                ? new TxtCheck.Outcome(true, true, finding("txt.found", "The record is there.", "the code"))
                : new TxtCheck.Outcome(false, true, finding("txt.absent",
                        "_onramp-challenge." + domain + " does not exist. The DNS of " + domain
                                + " is hosted by Example DNS.",
                        "no such name"));
    }

    @Override
    public TxtCheck.Outcome recheck(DomainName domain, IssuedCodes codes) {
        return check(domain, codes);
    }

    @Override
    public MxCheck.Outcome check(DomainName domain) {
        meter.looked();
        return switched.contains(domain)
                ? new MxCheck.Outcome(true, true, true, List.of(),
                        finding("mx.complete", "All mail comes here.", "ours"))
                : new MxCheck.Outcome(false, false, true, List.of(new Served(List.of(OLD), Duration.ofHours(1))),
                        finding("mx.other", "The mail of " + domain + " still goes to mx.old-provider.example.", OLD));
    }

    @Override
    public MxCheck.Outcome confirmed(MxCheck.Outcome seen) {
        return seen;
    }

    private Finding finding(String code, String sentence, String answer) {
        List<ServerRow> rows = IntStream.rangeClosed(1, 4)
                .mapToObj(index -> new ServerRow("ns" + index + ".dns-host.example", "198.51.100." + index, answer,
                        2026112301L, 3600L, true, false, 12, null))
                .toList();
        return new Finding(code, Fault.RECORD, sentence,
                "In the panel of Example DNS, under 'DNS records', add a record with this name, type and value.",
                clock.instant().plusSeconds(3600), clock.instant(), rows, List.of(),
                new Providers(List.of(new Finding.Provider("example-dns", "Example DNS", "Domains > DNS records",
                        "https://panel.dns-host.example/zones")), List.of()));
    }
}
