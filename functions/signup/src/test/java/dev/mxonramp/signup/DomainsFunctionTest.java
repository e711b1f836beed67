package dev.mxonramp.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Failure;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.dns.CheckView;
import dev.mxonramp.domain.dns.Evidence;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.Fault;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.journey.AwaitStep;
import dev.mxonramp.domain.journey.ClaimRemoval;
import dev.mxonramp.domain.journey.EvidenceStore.Kind;
import dev.mxonramp.domain.name.ClaimableNames;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.zone.DnsAccessStore.KeptMx;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.evidence.EvidenceRecord;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.cutover.ScriptedStsCheck;
import dev.mxonramp.testkit.journey.InMemoryWorkflow.Completion;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import dev.mxonramp.testkit.zone.InMemoryDnsAccessStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsFunctionTest {
    private static final AccountId ACCOUNT = new AccountId("a" + "b".repeat(26));
    private static final DomainName ACME = new DomainName("acme.test");
    private static final ClaimKey KEY = new ClaimKey(ACCOUNT, ACME);

    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryMailHost host = new InMemoryMailHost();
    private final InMemoryDnsAccessStore accesses = new InMemoryDnsAccessStore(world.faults);
    private final ScriptedStsCheck sts = new ScriptedStsCheck().absent(ACME);
    private final MxPlan plan = new MxPlan(
            List.of(new DomainName("mx1.onramp.test"), new DomainName("mx2.onramp.test")));
    private final DomainsFunction function = new DomainsFunction(new InMemoryIdempotency(world.clock),
            new DomainsFunction.Services(
                    new ClaimableNames(new IcuIdna(), new GuavaPublicSuffixes(), Set.of("test")),
                    world.claims, world.opening, world.checks, world.resume, world.ready,
                    new ClaimRemoval(world.claims, world.owners, world.ownership, world.mailboxes, accesses, host,
                            world.courier, world.clock),
                    world.evidence,
                    new CutOverGuard(world.updates, world.mailboxes, world.sources, host, world.mx, sts, plan,
                            world.clock)),
            new DomainView(new IcuIdna(), new Challenge("_onramp-challenge", "onramp-verification"),
                    plan));

    DomainsFunctionTest() {
        world.txt.absent(ACME);
    }

    /** The answer, held against docs/openapi.yaml. */
    private HttpResponse described(HttpRequest request) {
        HttpResponse response = function.answer(request);
        OpenApi.document().assertDescribes(request.route(), response);
        return response;
    }

    @Test
    void aNewDomainIsCreatedAndSaysWhatToPublish() {
        HttpResponse response = add("Acme.TEST");
        assertEquals(201, response.status());
        String code = world.claim(KEY).code().value();
        var body = body(response);
        assertEquals("AWAIT_OWNERSHIP", body.get("phase"));
        assertEquals(List.of(
                record("ownership", "TXT", "_onramp-challenge.acme.test", null, "onramp-verification=" + code, null),
                record("ownership", "TXT", "acme.test", null, "onramp-verification=" + code,
                        "_onramp-challenge.acme.test"),
                record("mail", "MX", "acme.test", 10L, "mx1.onramp.test", null),
                record("mail", "MX", "acme.test", 20L, "mx2.onramp.test", null)), body.get("records"));
    }

    @Test
    void addingItAgainAnswersTheSame() {
        add("acme.test");
        assertEquals(200, add("acme.test.").status());
        assertEquals(1, world.workflow.onboardings().size());
    }

    @Test
    void theListHoldsTheCallersDomainsOnly() {
        add("acme.test");
        world.opened(world.account(), "other.test");
        var answer = body(described(Requests.of("GET /v1/domains").by(ACCOUNT).request()));
        assertEquals(1, assertInstanceOf(List.class, answer.get("domains")).size());
    }

    @Test
    void showingADomainChecksItLive() {
        add("acme.test");
        world.publish(KEY);
        var body = body(show());
        assertEquals("PROVISION", body.get("phase"));
        assertEquals(true, body.get("fresh"));
        assertEquals("txt.found", Json.object(Json.object(body.get("diagnosis")).get("ownership")).get("code"));
    }

    @Test
    void theHistoryShowsEveryChangeWithWhatItWasToldFrom() throws IOException {
        add("acme.test");
        CheckView seen = recorded("txt.misplaced");
        var first = new Finding("txt.misplaced", Fault.RECORD, "Seen.", "Move it.", null, world.clock.instant(),
                List.of());
        world.evidence.put(KEY, Kind.TXT, new Evidence(first, seen));
        world.clock.advance(Duration.ofMinutes(1));
        var second = new Finding("dns.unreachable", Fault.DNS_HOST, "Silent.", null, null, world.clock.instant(),
                List.of());
        world.evidence.put(KEY, Kind.TXT, new Evidence(second, null));
        var body = body(history());
        assertEquals(List.of(), body.get("mx"));
        List<?> history = (List<?>) Objects.requireNonNull(body.get("ownership"));
        assertEquals(List.of("dns.unreachable", "txt.misplaced"), history.stream()
                .map(each -> Json.object(Json.object(each).get("finding")).get("code")).toList());
        assertNull(Json.object(history.getFirst()).get("evidence"));
        Object document = Objects.requireNonNull(Json.object(history.getLast()).get("evidence"));
        assertEquals(seen, EvidenceRecord.read(Json.text(document)).view());
    }

    @Test
    void theHistoryOfAnotherAccountsDomainIsNotFound() {
        assertEquals(404, history().status());
    }

    private static CheckView recorded(String diagnosis) throws IOException {
        try (var in = Objects
                .requireNonNull(DomainsFunctionTest.class.getResourceAsStream("/evidence/" + diagnosis + ".json"))) {
            return EvidenceRecord.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).view();
        }
    }

    @Test
    void whatTheMxChangeWouldLoseIsShownUntilTheMxIsOurs() {
        add("acme.test");
        world.publish(KEY);
        world.mx.old(ACME, Duration.ofHours(1), "10 mx.old.test.");
        assertFalse(body(show()).containsKey("cutOver"), "the mail host is not prepared yet");
        world.passes(KEY, Step.PROVISIONED);
        var cutOver = Json.object(body(show()).get("cutOver"));
        assertEquals(false, cutOver.get("safe"));
        assertEquals(List.of("cutover.mailbox.none", "cutover.mailhost.domain", "cutover.ttl.high"),
                ((List<?>) assertInstanceOf(List.class, cutOver.get("findings"))).stream()
                        .map(each -> Json.object(each).get("code")).toList());
        assertFalse(body(shown()).containsKey("cutOver"), "asked again too soon, nobody is");
        world.mx.ours(ACME);
        assertFalse(body(show()).containsKey("cutOver"), "it has changed");
    }

    @Test
    void theProvidersThatWereRecognisedAreShown() {
        add("acme.test");
        var at = world.clock.instant();
        world.txt.always(ACME, new TxtCheck.Outcome(false, true, new Finding("txt.absent", Fault.RECORD, "Seen.",
                "Mend it.", null, at, List.of(), List.of(), new Finding.Providers(
                        List.of(new Finding.Provider("host", "Host", "DNS > Records", "https://host.test/")),
                        List.of()))));
        var ownership = Json.object(Json.object(body(show()).get("diagnosis")).get("ownership"));
        assertEquals(List.of(Map.of("id", "host", "name", "Host", "menu", "DNS > Records", "link",
                "https://host.test/")), ownership.get("dnsHosts"));
        assertFalse(ownership.containsKey("mailHosts"));
    }

    @Test
    void aSubdomainShowsWhereItsProofComesFrom() {
        add("acme.test");
        world.publish(KEY);
        show();
        add("shop.acme.test");
        world.mx.none(new DomainName("shop.acme.test"));
        var shop = body(described(Requests.of("GET /v1/domains/{domain}").by(ACCOUNT)
                .parameter("domain", "shop.acme.test").request()));
        assertEquals("acme.test", shop.get("inheritedFrom"));
        assertEquals("PROVISION", shop.get("phase"));
    }

    @Test
    void anotherAccountsDomainDoesNotExist() {
        world.opened(world.account(), "other.test");
        var response = described(Requests.of("GET /v1/domains/{domain}").by(ACCOUNT).parameter("domain",
                "other.test").request());
        assertEquals(404, response.status());
    }

    @Test
    void readyNeedsAProofAndAMailbox() {
        add("acme.test");
        assertEquals(409, post("ready").status());
        world.publish(KEY);
        show();
        world.passes(KEY, Step.PROVISIONED);
        assertEquals(409, post("ready").status());
        world.mailbox(KEY, "ann");
        assertEquals("AWAIT_MX", body(post("ready")).get("phase"));
    }

    @Test
    void aFailureIsShownAndCanBeResumed() {
        add("acme.test");
        assertEquals(409, post("resume").status());
        var _ = world.updates.apply(KEY, claim -> claim.edit().failure(new Failure("Provision",
                "dev.mxonramp.domain.journey.TransientFailure", "The mail host is down.", world.clock.instant()))
                .claim());
        assertEquals("The mail host is down.", Json.object(body(show()).get("failure")).get("cause"));
        assertEquals(200, post("resume").status());
        assertEquals(2, world.workflow.onboardings().size());
        assertEquals(null, body(show()).get("failure"));
    }

    @Test
    void anExpiredDomainCanBeStartedAgain() {
        add("acme.test");
        world.live(Duration.ofDays(31));
        assertEquals("EXPIRED", body(show()).get("phase"));
        assertEquals("AWAIT_OWNERSHIP", body(post("resume")).get("phase"));
    }

    @Test
    void aDomainStaysWhileMailboxesBelowRestOnItsProof() {
        add("acme.test");
        world.publish(KEY);
        show();
        var shop = world.opened(KEY.account(), "shop.acme.test");
        world.mailbox(shop, "ann");
        assertEquals(409, delete().status());
        assertTrue(world.ownership.holds(KEY.account(), ACME));
        world.mailboxes.delete(KEY.account(), new MailAddress("ann", shop.domain()));
        assertEquals(204, delete().status());
    }

    @Test
    void deletingEndsTheWorkflowAndGivesTheDomainUp() {
        add("acme.test");
        world.publish(KEY);
        show();
        world.passes(KEY, Step.PROVISIONED);
        var _ = host.addDomain(ACME);
        var token = world.awaits(KEY, AwaitStep.MAILBOXES);
        assertEquals(204, delete().status());
        assertTrue(world.workflow.completions()
                .contains(new Completion.Failed(token, "ClaimDeleted", "The domain was deleted.")));
        assertTrue(world.owners.find(List.of(ACME)).isEmpty());
        assertTrue(!host.hasDomain(ACME));
        assertEquals(404, delete().status());
    }

    @Test
    void aDomainWithMailboxesIsNotDeleted() {
        add("acme.test");
        world.mailbox(KEY, "ann");
        assertEquals(409, delete().status());
    }

    static Stream<BadInput.Case> badInput() {
        var add = Requests.of("POST /v1/domains").by(ACCOUNT).json(Map.of("domain", "acme.test"));
        var show = Requests.of("GET /v1/domains/{domain}").by(ACCOUNT).parameter("domain", "acme.test");
        return Stream.concat(BadInput.around(add).required("domain", BadInput.DOMAINS).cases(),
                BadInput.around(show).parameter("domain", BadInput.DOMAINS).cases());
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(function);
    }

    private HttpResponse add(String domain) {
        return described(Requests.of("POST /v1/domains").by(ACCOUNT).json(Map.of("domain", domain)).request());
    }

    private HttpResponse show() {
        world.clock.advance(Duration.ofSeconds(10));
        return shown();
    }

    private HttpResponse shown() {
        return described(
                Requests.of("GET /v1/domains/{domain}").by(ACCOUNT).parameter("domain", "acme.test").request());
    }

    private HttpResponse history() {
        return described(Requests.of("GET /v1/domains/{domain}/evidence").by(ACCOUNT).parameter("domain", "acme.test")
                .request());
    }

    private HttpResponse post(String action) {
        return described(
                Requests.of("POST /v1/domains/{domain}/" + action).by(ACCOUNT).parameter("domain", "acme.test")
                        .request());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DnsAccessStore.forget", "ClaimStore.delete", "OwnerStore.release"})
    void deletingForgetsByWhatRightTheZoneWasWrittenAndWhatStoodThere_evenIfItBreaksOff(String call) {
        add("acme.test");
        var ours = new RecordSet(ACME, RecordType.MX, 300, List.of("10 mx1.onramp.test."));
        accesses.setRole(KEY, new DnsRole("arn:aws:iam::123456789012:role/onramp-dns-acme"));
        accesses.keep(KEY, new KeptMx(null, ours, world.clock.instant()));
        world.faults.failNext(call, 1);
        assertEquals(503, delete().status());
        assertEquals(204, delete().status());
        assertEquals(Optional.empty(), accesses.role(KEY));
        assertEquals(Optional.empty(), accesses.kept(KEY));
    }

    private HttpResponse delete() {
        return described(
                Requests.of("DELETE /v1/domains/{domain}").by(ACCOUNT).parameter("domain", "acme.test").request());
    }

    private static Map<String, @Nullable Object> body(HttpResponse response) {
        return Json.object(Json.read(response.body()));
    }

    private static Map<String, @Nullable Object> record(String why, String type, String name, @Nullable Long priority,
            String value, @Nullable String insteadOf) {
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put("for", why);
        record.put("type", type);
        record.put("name", name);
        if (priority != null) {
            record.put("priority", priority);
        }
        record.put("value", value);
        if (insteadOf != null) {
            record.put("insteadOf", insteadOf);
        }
        return record;
    }
}
