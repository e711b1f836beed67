package dev.mxonramp.local.journey;

import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.account.SignIn;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.signup.Doors;
import dev.mxonramp.signup.LinkMail;
import dev.mxonramp.signup.Links;
import dev.mxonramp.signup.SignUpFunction;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.account.InMemorySignInLinks;
import dev.mxonramp.testkit.account.InMemoryTokenStore;
import dev.mxonramp.testkit.api.Requests;
import java.util.Map;
import java.util.Set;

/** The sign-up of a turned system: the real function on ports in memory. */
final class SignUpDoor {
    private final SignUpFunction function;

    SignUpDoor(TurnedSystem system) {
        var idna = new IcuIdna();
        var accounts = system.post.accounts;
        var limits = system.post.limits;
        var signIn = new SignIn(accounts, new InMemorySignInLinks(system.clock), new InMemoryTokenStore(system.clock),
                system.identities, system.clock);
        var links = new Links(signIn, new MailAllowance(limits), system.post.mailer,
                new LinkMail("MX Onramp", "https://onramp.example.com"));
        function = new SignUpFunction(new Doors(new TypedAddresses(idna), limits),
                new ClaimableNames(idna, new GuavaPublicSuffixes(), Set.of("test")), accounts, system.opening,
                system.resume, links, system.identities, new Challenge("_onramp-challenge", "onramp-verification"),
                system.clock, new InMemoryIdempotency(system.clock));
    }

    /** Signs up. */
    HttpResponse signUp(String email, String domain, String idempotencyKey) {
        return function.answer(Requests.of("POST /v1/signups").header("idempotency-key", idempotencyKey)
                .json(Map.of("email", email, "domain", domain)).request());
    }
}
