package dev.mxonramp.mailboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.AccountLimits;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.mailbox.MailboxDoor;
import dev.mxonramp.domain.mailbox.Mailboxes;
import dev.mxonramp.domain.mailbox.PasswordChoice;
import dev.mxonramp.domain.mailbox.PasswordLinks;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.account.InMemoryLimits;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import dev.mxonramp.testkit.mailbox.InMemoryPasswordLinks;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordLinksFunctionTest {
    private static final String CREATE = "POST /v1/domains/{domain}/mailboxes/{local}/password-link";
    private static final String LOOK = "POST /v1/passwords/look";
    private static final String CHOOSE = "POST /v1/passwords";
    private static final String CHOSEN = "chosen by ann herself";
    private static final MailAddress ANN = MailAddress.of("ann@acme.test");

    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryMailHost host = new InMemoryMailHost(world.faults);
    private final AccountId account = world.account();
    private final ClaimKey acme = world.opened(account, "acme.test");
    private final Identities identities = new Identities(new Random(7));
    private final MailboxDoor door = new MailboxDoor(world.claims, world.ownership, world.tenants);
    private final Mailboxes mailboxes = new Mailboxes(door, world.mailboxes, world.sources, host, identities,
            world.clock);
    private final PasswordLinksFunction function = new PasswordLinksFunction(new InMemoryIdempotency(world.clock),
            new InMemoryLimits(world.clock), new PasswordChoice(door, world.mailboxes, mailboxes,
                    new InMemoryPasswordLinks(world.clock), identities),
            "https://onramp.example.com");

    @BeforeEach
    void createMailbox() {
        var _ = world.owners.take(acme.domain(), account, world.clock.instant());
        world.passes(acme, Step.PROVEN);
        world.passes(acme, Step.PROVISIONED);
        host.addDomain(acme.domain());
        var _ = mailboxes.create(acme, ANN, "the first password", 0);
    }

    private HttpResponse answer(Requests request) {
        HttpResponse response = function.answer(request.request());
        OpenApi.document().assertDescribes(request.route(), response);
        return response;
    }

    private HttpResponse create(String local) {
        return answer(Requests.of(CREATE).parameter("domain", "acme.test").parameter("local", local)
                .json(Map.of()).by(account));
    }

    private HttpResponse look(String link) {
        return answer(Requests.of(LOOK).json(Map.of("link", link)));
    }

    private HttpResponse choose(String link, String password) {
        return answer(Requests.of(CHOOSE).json(Map.of("link", link, "password", password)));
    }

    private static @Nullable Object member(HttpResponse response, String name) {
        return Json.object(Json.read(response.body())).get(name);
    }

    private String link() {
        return String.valueOf(member(create("ann"), "link"));
    }

    @Test
    void linkLeadsToTheConsoleWithItsSecretInTheFragment() {
        HttpResponse created = create("ann");
        assertEquals(201, created.status());
        assertTrue(String.valueOf(member(created, "link"))
                .matches("https://onramp\\.example\\.com/password#key=[a-z2-7]{52}"));
        assertEquals(world.clock.instant().plus(PasswordLinks.VALID).toString(), member(created, "expiresAt"));
    }

    @Test
    void userChoosesAPasswordThatNobodyElseIsTold() {
        String link = link();
        assertEquals("ann@acme.test", member(look(link), "address"));
        HttpResponse chosen = choose(link, CHOSEN);
        assertEquals(204, chosen.status());
        assertEquals(Optional.of(CHOSEN), host.password(ANN));
    }

    @Test
    void linkWorksForOnePasswordOnly() {
        String link = link();
        assertEquals(204, choose(link, CHOSEN).status());
        assertEquals("link", member(choose(link, "another password"), "field"));
        assertEquals("link", member(look(link), "field"));
        assertEquals(Optional.of(CHOSEN), host.password(ANN));
    }

    @Test
    void secretAloneDoesAsWellAsTheWholeLink() {
        String link = link();
        assertEquals(200, look(link.substring(link.indexOf('=') + 1)).status());
    }

    @Test
    void linkEndsAfterSevenDays() {
        String link = link();
        world.clock.advance(PasswordLinks.VALID);
        assertEquals("link", member(choose(link, CHOSEN), "field"));
        assertEquals(Optional.of("the first password"), host.password(ANN));
    }

    @Test
    void mailboxThatIsCreatedAnewIsAnother() {
        String link = link();
        var _ = mailboxes.delete(acme, ANN);
        assertEquals("link", member(look(link), "field"));
        var _ = mailboxes.create(acme, ANN, "of somebody else", 0);
        assertEquals("link", member(choose(link, CHOSEN), "field"));
        assertEquals(Optional.of("of somebody else"), host.password(ANN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "", "\u00e4 password with an accent", "line\nbreaks are not typed"})
    void passwordThatClientsCannotSendIsRefusedAndTheLinkStillWorks(String password) {
        String link = link();
        assertEquals("password", member(choose(link, password), "field"));
        assertEquals(204, choose(link, CHOSEN).status());
    }

    @Test
    void whatTheMailHostDoesNotTakeLeavesTheLinkForAnother() {
        String link = link();
        var _ = host.deleteMailbox(ANN);
        assertEquals(409, choose(link, "a first choice of ann").status());
        var _ = host.createMailbox(ANN, "made by hand");
        assertEquals(204, choose(link, CHOSEN).status());
    }

    @Test
    void mailboxThatIsNotThereHasNoLink() {
        assertEquals(404, create("nobody").status());
    }

    @Test
    void guessingIsSlowedDown() {
        for (int i = 0; i < AccountLimits.PASSWORDS_PER_NETWORK.max(); i++) {
            assertEquals(400, look("guess" + i).status());
        }
        assertEquals(429, look("one more").status());
        assertEquals(429, choose("one more", CHOSEN).status());
    }
}
