package dev.mxonramp.local.journey;

import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.cutover.StsState;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.journey.ClaimRemoval;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.signup.DomainView;
import dev.mxonramp.signup.DomainsFunction;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.zone.InMemoryDnsAccessStore;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The domains of a turned system as one account reaches them: the real function, its answers held to the document. */
final class DomainsDoor {
    private static final OpenApi DOCUMENT = OpenApi.document();

    private final AccountId account;
    private final DomainsFunction function;

    DomainsDoor(TurnedSystem system, AccountId account) {
        this.account = account;
        var plan = new MxPlan(List.of(new DomainName("mx1.example.com"), new DomainName("mx2.example.com")));
        var services = new DomainsFunction.Services(
                new ClaimableNames(new IcuIdna(), new GuavaPublicSuffixes(), Set.of("test")), system.claims,
                system.opening, system.checks, system.resume, system.ready,
                new ClaimRemoval(system.claims, system.owners, system.ownership, system.mailboxes,
                        new InMemoryDnsAccessStore(system.faults), system.host, system.courier, system.clock),
                system.evidence,
                new CutOverGuard(system.updates, system.mailboxes, system.sources, system.host, system.mx,
                        _ -> new StsState.Absent(), plan, system.clock));
        this.function = new DomainsFunction(new InMemoryIdempotency(system.clock), services,
                new DomainView(new IcuIdna(), new Challenge("_onramp-challenge", "onramp-verification"), plan));
    }

    /** "Check now". */
    HttpResponse check(DomainName domain) {
        return ask(Requests.of("POST /v1/domains/{domain}/check").json(Map.of()), domain);
    }

    /** The domain's page. */
    HttpResponse show(DomainName domain) {
        return ask(Requests.of("GET /v1/domains/{domain}"), domain);
    }

    /** Gives the domain up. */
    HttpResponse delete(DomainName domain) {
        return ask(Requests.of("DELETE /v1/domains/{domain}"), domain);
    }

    private HttpResponse ask(Requests request, DomainName domain) {
        var sent = request.parameter("domain", domain.ascii()).by(account).request();
        HttpResponse response = function.answer(sent);
        DOCUMENT.assertDescribes(sent.route(), response);
        return response;
    }
}
