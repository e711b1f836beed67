package dev.mxonramp.signup;

import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.account.MailAllowance;
import dev.mxonramp.domain.account.Operators;
import dev.mxonramp.domain.account.SignIn;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.journey.Announcer;
import dev.mxonramp.domain.journey.Cadence;
import dev.mxonramp.domain.journey.ClaimOpening;
import dev.mxonramp.domain.journey.ClaimResume;
import dev.mxonramp.domain.journey.ClaimUpdates;
import dev.mxonramp.domain.journey.Courier;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.HttpFunction;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.account.InMemoryAccountStore;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.account.InMemoryLimits;
import dev.mxonramp.testkit.account.InMemorySignInLinks;
import dev.mxonramp.testkit.account.InMemoryTokenStore;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.claim.InMemoryClaimStore;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import dev.mxonramp.testkit.fault.Faults;
import dev.mxonramp.testkit.journey.InMemoryTaskTokenStore;
import dev.mxonramp.testkit.journey.InMemoryWorkflow;
import dev.mxonramp.testkit.mailbox.InMemoryMailboxStore;
import dev.mxonramp.testkit.migration.InMemoryPassStore;
import dev.mxonramp.testkit.migration.InMemorySourceStore;
import dev.mxonramp.testkit.notice.RecordingEvents;
import dev.mxonramp.testkit.notice.RecordingMailer;
import dev.mxonramp.testkit.time.TurnedClock;
import dev.mxonramp.testkit.watch.InMemoryWatchStore;
import dev.mxonramp.testkit.zone.InMemoryDnsAccessStore;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of sign-up and account on ports in memory. */
final class SignUpFixture {
    private static final OpenApi DOCUMENT = OpenApi.document();

    final TurnedClock clock = new TurnedClock();
    final Faults faults = Faults.none();
    final InMemorySourceStore sources = new InMemorySourceStore();
    final InMemoryPassStore passes = new InMemoryPassStore();
    final InMemoryDnsAccessStore accesses = new InMemoryDnsAccessStore();
    final InMemoryAccountStore accounts = new InMemoryAccountStore();
    final InMemorySignInLinks signInLinks = new InMemorySignInLinks(clock);
    final InMemoryTokenStore tokens = new InMemoryTokenStore(clock);
    final InMemoryLimits limits = new InMemoryLimits(clock);
    final InMemoryIdempotency idempotency = new InMemoryIdempotency(clock);
    final InMemoryWatchStore watches = new InMemoryWatchStore();
    final InMemoryClaimStore claims = new InMemoryClaimStore(watches);
    final InMemoryOwnerStore owners = new InMemoryOwnerStore();
    final InMemoryMailboxStore mailboxes = new InMemoryMailboxStore();
    final InMemoryWorkflow workflow = new InMemoryWorkflow(faults);
    final RecordingEvents events = new RecordingEvents(faults);
    final RecordingMailer mailer = new RecordingMailer(faults);
    final Identities identities = new Identities(new Random(7));
    final Challenge challenge = new Challenge("_onramp-challenge", "onramp-verification");

    private final IcuIdna idna = new IcuIdna();
    private final GuavaPublicSuffixes suffixes = new GuavaPublicSuffixes();
    private final ClaimUpdates updates = new ClaimUpdates(claims);
    private final Courier courier = new Courier(new Announcer(updates, events), new InMemoryTaskTokenStore(),
            workflow);
    private final SignIn signIn = new SignIn(accounts, signInLinks, tokens, identities, clock);
    private final Doors doors = new Doors(new TypedAddresses(idna), limits);
    private final Links links = new Links(signIn, new MailAllowance(limits), mailer,
            new LinkMail("MX Onramp", "https://onramp.example.com"));

    SignUpFunction signUp() {
        var opening = new ClaimOpening(claims, new Ownership(owners, suffixes), courier, new Cadence(watches, 4),
                identities, clock);
        var resume = new ClaimResume(updates, courier, new Cadence(watches, 4), clock);
        return new SignUpFunction(doors, new ClaimableNames(idna, suffixes, Set.of("test")), accounts, opening, resume,
                links, identities, challenge, clock, idempotency);
    }

    LinkFunction link() {
        return new LinkFunction(doors, accounts, links, signIn, idempotency);
    }

    AccountFunction account() {
        return new AccountFunction(accounts, tokens, signIn, claims,
                new AccountExport(tokens, claims, mailboxes, sources, passes, accesses),
                identities, clock, idempotency);
    }

    AuthorizerFunction authorizer() {
        return new AuthorizerFunction(tokens, accounts,
                Operators.of(List.of("ops@mail.example", "Second@mail.example")));
    }

    /** Answers a request, and holds the answer against the API's description. */
    static HttpResponse answer(HttpFunction function, Requests request) {
        HttpResponse response = function.answer(request.request());
        DOCUMENT.assertDescribes(request.route(), response);
        return response;
    }

    /** A stored account. */
    Account known(String address) {
        return accounts.create(Account.begin(identities.account(), MailAddress.of(address), clock.instant()))
                .account();
    }

    /** The secret of the link in the last mail. */
    String lastLink() {
        String text = mailer.sent().getLast().text();
        return text.substring(text.indexOf("#link=") + 6).lines().findFirst().orElseThrow();
    }

    static Map<String, @Nullable Object> body(HttpResponse response) {
        return Json.object(Json.read(response.body()));
    }

    static @Nullable Object at(HttpResponse response, String path) {
        Object value = body(response);
        for (String name : path.split("\\.")) {
            value = Json.object(value).get(name);
        }
        return value;
    }
}
