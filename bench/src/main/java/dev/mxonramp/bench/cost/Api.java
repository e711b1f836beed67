package dev.mxonramp.bench.cost;

import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.account.Operators;
import dev.mxonramp.domain.account.SignIn;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.cutover.StsState;
import dev.mxonramp.domain.journey.ClaimRemoval;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.HttpFunction;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.mailboxes.MailboxesFunction;
import dev.mxonramp.signup.AuthorizerFunction;
import dev.mxonramp.signup.DomainView;
import dev.mxonramp.signup.DomainsFunction;
import dev.mxonramp.signup.Doors;
import dev.mxonramp.signup.LinkFunction;
import dev.mxonramp.signup.LinkMail;
import dev.mxonramp.signup.Links;
import dev.mxonramp.signup.SignUpFunction;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.zone.InMemoryDnsAccessStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The API's real functions on counting stores; each request is counted, and its authorizer's invocation with it. */
final class Api {
    private final CostSystem system;
    private final Map<String, HttpFunction> functions = new HashMap<>();

    Api(CostSystem system) {
        this.system = system;
        Stores stores = system.stores;
        var clock = system.clock;
        var idna = new IcuIdna();
        var names = new ClaimableNames(idna, system.suffixes, Set.of());
        var doors = new Doors(new TypedAddresses(idna), stores.limits);
        var signIn = new SignIn(stores.accounts, stores.links, stores.bearers, system.identities, clock);
        var links = new Links(signIn, new MailAllowance(stores.limits), system.mailer(system.mails),
                new LinkMail("MX Onramp", "https://onramp.example.com"));
        functions.put("SignUpFunction", new SignUpFunction(doors, names, stores.accounts, system.opening,
                system.resume, links, system.identities, system.challenge, clock, stores.idempotency));
        functions.put("LinkFunction", new LinkFunction(doors, stores.accounts, links, signIn, stores.idempotency));
        var removal = new ClaimRemoval(stores.claims, stores.owners, system.ownership, stores.mailboxes,
                new InMemoryDnsAccessStore(), system.host, system.courier, clock);
        var guard = new CutOverGuard(system.updates, stores.mailboxes, stores.sources, system.host, system.dns,
                _ -> new StsState.Absent(), system.plan, clock);
        functions.put("DomainsFunction",
                new DomainsFunction(stores.idempotency,
                        new DomainsFunction.Services(names, stores.claims, system.opening, system.checks,
                                system.resume, system.ready, removal, stores.evidence, guard),
                        new DomainView(idna, system.challenge, system.plan)));
        functions.put("MailboxesFunction", new MailboxesFunction(stores.idempotency, stores.claims, system.ownership,
                stores.tenants, stores.mailboxes, stores.sources, system.host, new Random(5), clock));
        system.functions.put("AuthorizerFunction",
                new AuthorizerFunction(stores.bearers, stores.accounts, Operators.of(List.of())), system.journey,
                Timing.ONE_BY_ONE);
    }

    /** A request of a stranger. */
    HttpResponse ask(String function, Requests request) {
        HttpFunction handler = functions.get(function);
        if (handler == null) {
            throw new IllegalArgumentException("the API has no " + function);
        }
        system.journey.count(Unit.API_REQUEST, 1);
        HttpResponse answer = system.functions.counted(function, system.journey, Timing.ONE_BY_ONE,
                () -> handler.answer(request.request()));
        if (answer.status() >= 300) {
            throw new IllegalStateException(request.route() + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    /** A request of somebody signed in; the authorizer's answer is never taken from its cache, which costs most. */
    HttpResponse ask(String function, Requests request, AccountId account, String token) {
        var asked = Json
                .text(Map.of("routeKey", request.route(), "headers", Map.of("authorization", "Bearer " + token)));
        var answer = Json.object(Json.read(system.functions.invokeNamed("AuthorizerFunction", asked)));
        if (!Boolean.TRUE.equals(answer.get("isAuthorized"))) {
            throw new IllegalStateException("the token of " + account + " is refused");
        }
        return ask(function, request.by(account));
    }
}
