package dev.mxonramp.dns;

import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.dns.DnsLookup;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.testkit.dns.LoggedQuery;
import dev.mxonramp.testkit.dns.LoopbackDns;
import dev.mxonramp.testkit.dns.LoopbackServer;
import dev.mxonramp.testkit.dns.LoopbackZone;
import dev.mxonramp.testkit.dns.ServerFault;
import java.time.Instant;
import java.util.List;

/** A small internet on loopback with the zone {@code acme.test}, and the checks that look at it. */
final class World implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T14:30:00Z");
    static final DomainName ACME = new DomainName("acme.test");
    static final String NAME = "_onramp-challenge.acme.test";
    static final VerificationCode CODE = new VerificationCode("abcdefghijklmnopqrstuvwxyz234567");
    static final VerificationCode OLDER_CODE = new VerificationCode("2".repeat(32));
    static final IssuedCodes CODES = new IssuedCodes(CODE, List.of(OLDER_CODE));
    static final String VALUE = "onramp-verification=" + CODE;
    static final MxPlan PLAN = new MxPlan(
            List.of(new DomainName("mx1.onramp.test"), new DomainName("mx2.onramp.test")));

    final LoopbackDns dns;
    final LoopbackZone zone;
    final DnsChecks checks;
    final DnsLookup lookup;
    final DnsAccess access;

    World(int servers) {
        this(servers, false);
    }

    private World(int servers, boolean signed) {
        dns = LoopbackDns.start(servers, 0);
        zone = dns.zone("acme.test");
        var anchors = TrustAnchors.none();
        if (signed) {
            dns.sign("acme.test");
            dns.sign("test");
            anchors = TrustAnchors.of(dns.sign("."));
        }
        access = new DnsAccess(List.of(dns.resolver()), dns.port(), true, false, anchors);
        var settings = new DnsSettings(access, new Challenge("_onramp-challenge", "onramp-verification"), PLAN);
        lookup = new DnsJavaLookup(access, new GuavaPublicSuffixes(), () -> NOW, new PatientTicker());
        checks = DnsChecks.over(new DnsJavaLookup(access, new GuavaPublicSuffixes(), () -> NOW, new PatientTicker()),
                settings, () -> NOW);
    }

    /** A world whose root, top-level domain and {@code acme.test} are signed, with its own trust anchor. */
    static World signed(int servers) {
        return new World(servers, true);
    }

    static EgressPolicy egress() {
        return new EgressPolicy(true);
    }

    TxtCheck.Outcome txt() {
        return checks.txt().check(ACME, CODES);
    }

    TxtCheck.Outcome txt(String domain) {
        return checks.txt().check(new DomainName(domain), CODES);
    }

    MxCheck.Outcome mx() {
        return checks.mx().check(ACME);
    }

    void everyServer(ServerFault fault) {
        for (LoopbackServer server : dns.servers()) {
            server.behave(fault);
        }
    }

    /** The queries about {@code acme.test} or below it that came to the resolver. */
    List<String> askedOfResolver() {
        return dns.log().stream().filter(query -> query.server().equals("resolver"))
                .filter(query -> query.name().endsWith("acme.test")).map(query -> query.type() + " " + query.name())
                .toList();
    }

    List<LoggedQuery> log() {
        return dns.log();
    }

    @Override
    public void close() {
        dns.close();
    }
}
