package dev.mxonramp.bench.cost;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.template.Wiring;
import dev.mxonramp.testkit.api.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What onboardings without an old mailbox to move cost, from sign-up to the end of the journey: the page is open for a
 * minute at each step of the owner, the record is published half an hour after sign-up and the MX changed half an hour
 * after the mailboxes are there, each noticed by the sweep.
 *
 * @param count how many
 * @param journey all but the mails
 * @param mails events and the mails about them
 * @param looks how often the sweep asked name servers
 */
record Onboardings(int count, Counts journey, Counts mails, long looks) {
    private static final int POLLS = 6;
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(30);

    /** One owner on the way. */
    private record Guest(ClaimKey claim, String token) {}

    static Onboardings run(Wiring wiring, int count) {
        try (var system = new CostSystem(wiring)) {
            var api = new Api(system);
            var guests = new ArrayList<Guest>();
            for (int index = 0; index < count; index++) {
                guests.add(signUp(system, api, index));
            }
            watch(system, api, guests);
            system.clock.advance(LATER);
            guests.forEach(guest -> system.dns.publish(guest.claim().domain()));
            system.clock.advance(LATER);
            guests.forEach(guest -> mailboxes(api, guest));
            watch(system, api, guests);
            system.clock.advance(LATER);
            guests.forEach(guest -> system.dns.switchMx(guest.claim().domain()));
            watch(system, api, guests);
            system.clock.advance(Duration.ofHours(2));
            guests.forEach(guest -> finished(system, guest));
            return new Onboardings(count, system.counts(), system.mailCounts(), system.sweptLooks());
        }
    }

    private static Guest signUp(CostSystem system, Api api, int index) {
        String address = "owner" + index + "@partner.example";
        String domain = "onboarded-" + index + ".com";
        api.ask("SignUpFunction", Requests.of("POST /v1/signups").from("198.51.100." + index % 250)
                .json(Map.of("email", address, "domain", domain)));
        String text = system.mailer.sent().getLast().text();
        String link = text.substring(text.indexOf("#link=") + "#link=".length()).lines().findFirst().orElseThrow();
        HttpResponse session = api.ask("LinkFunction",
                Requests.of("POST /v1/sessions").from("198.51.100." + index % 250).json(Map.of("link", link)));
        String token = String.valueOf(Json.object(Json.read(session.body())).get("token"));
        system.clock.settle();
        var account = system.stores.accounts.find(MailAddress.of(address)).orElseThrow().id();
        return new Guest(new ClaimKey(account, new DomainName(domain)), token);
    }

    private static void watch(CostSystem system, Api api, List<Guest> guests) {
        for (int poll = 0; poll < POLLS; poll++) {
            guests.forEach(guest -> api.ask("DomainsFunction", on("GET /v1/domains/{domain}", guest),
                    guest.claim().account(), guest.token()));
            system.clock.advance(POLL);
        }
    }

    private static void mailboxes(Api api, Guest guest) {
        for (String local : List.of("ann", "info")) {
            api.ask("MailboxesFunction",
                    on("POST /v1/domains/{domain}/mailboxes", guest).json(Map.of("local", local)),
                    guest.claim().account(), guest.token());
        }
        api.ask("DomainsFunction", on("POST /v1/domains/{domain}/ready", guest), guest.claim().account(),
                guest.token());
    }

    private static Requests on(String route, Guest guest) {
        return Requests.of(route).parameter("domain", guest.claim().domain().ascii());
    }

    private static void finished(CostSystem system, Guest guest) {
        Phase phase = Phase.of(system.stores.claims.find(guest.claim()).orElseThrow());
        if (phase != Phase.DONE) {
            throw new IllegalStateException(guest.claim() + " is not at the end but in " + phase);
        }
    }
}
