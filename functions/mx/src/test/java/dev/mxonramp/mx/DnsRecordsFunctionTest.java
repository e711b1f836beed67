package dev.mxonramp.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.Identities;
import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.cutover.StsPolicy;
import dev.mxonramp.domain.cutover.StsPolicy.Mode;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.dns.SoughtRecord;
import dev.mxonramp.domain.journey.CheckGate;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.zone.BoundZone;
import dev.mxonramp.domain.zone.ClientRecords;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.domain.zone.HostedZones.Access;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import dev.mxonramp.domain.zone.MxSwitch;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import dev.mxonramp.domain.zone.RecordWriting;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.mx.DnsRecordsFunction.Services;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.cutover.ScriptedStsCheck;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import dev.mxonramp.testkit.name.ListedPublicSuffixes;
import dev.mxonramp.testkit.zone.InMemoryDnsAccessStore;
import dev.mxonramp.testkit.zone.InMemoryHostedZones;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsRecordsFunctionTest {
    private static final String DNS = "/v1/domains/{domain}/dns";
    private static final String ROLE = "arn:aws:iam::123456789012:role/onramp-dns-acme";
    private static final AccountId SOMEBODY = new AccountId("a" + "b".repeat(26));
    private static final DomainName ACME = new DomainName("acme.test");
    private static final DomainName CHALLENGE = new DomainName("_onramp-challenge.acme.test");
    private static final RecordSet OLD = mx(3600, "10 mx.old.test.", "20 spare.old.test.");
    private static final RecordSet OURS = mx(300, "10 mx1.new.test.", "20 mx2.new.test.");

    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryHostedZones zones = new InMemoryHostedZones(world.faults);
    private final InMemoryDnsAccessStore accesses = new InMemoryDnsAccessStore(world.faults);
    private final AccountId account = world.account();
    private final ClaimKey acme = world.opened(account, "acme.test");
    private final InMemoryMailHost host = new InMemoryMailHost(world.faults);
    private final ScriptedStsCheck sts = new ScriptedStsCheck().absent(ACME);
    private final DnsRecordsFunction function = function();

    private DnsRecordsFunction function() {
        var plan = new MxPlan(List.of(new DomainName("mx1.new.test"), new DomainName("mx2.new.test")));
        var bound = new BoundZone(zones, accesses, ListedPublicSuffixes.usual(), new Identities(new Random(3)));
        var clients = new ClientRecords(
                new ClientSettings("New", new Server(new DomainName("imap.new.test"), 993),
                        new Server(new DomainName("smtp.new.test"), 465)),
                new ClientRecords.Hosts(new DomainName("setup.new.test"), new DomainName("autodiscover.new.test")),
                "v=UAAC1; a=sha256; d=x");
        var guard = new CutOverGuard(world.updates, world.mailboxes, world.sources, host, world.mx, sts, plan,
                world.clock);
        return new DnsRecordsFunction(new Services(new InMemoryIdempotency(world.clock), world.claims, accesses, zones,
                bound, new RecordWriting(world.claims, bound, zones,
                        new Challenge("_onramp-challenge", "onramp-verification"), clients),
                new MxSwitch(world.claims, world.ownership, guard, bound, zones, accesses, plan, world.clock),
                world.gate, guard, clients, this::seen), "999999999999");
    }

    /** Of each record in turn, that it is there. */
    private List<Finding> seen(DomainName domain, List<SoughtRecord> records) {
        return records.stream().map(record -> new Finding("client.there", Finding.Fault.NOBODY,
                record.name() + " is there.", null, null, world.clock.instant(), List.of())).toList();
    }

    private static RecordSet mx(long ttl, String... records) {
        return new RecordSet(ACME, RecordType.MX, ttl, List.of(records));
    }

    private String boundZone() {
        return zones.add(ACME, new Access.ByTag(account));
    }

    /** A bound zone with the old MX, and everything that the MX change waits for. */
    private String readyZone() {
        String zone = boundZone();
        zones.put(zone, OLD);
        var _ = world.owners.take(ACME, account, world.clock.instant());
        world.passes(acme, Step.PROVEN);
        world.passes(acme, Step.PROVISIONED);
        mailbox();
        return zone;
    }

    /** A mailbox, as it is once nothing would be lost. */
    private void mailbox() {
        world.mailbox(acme, "ann");
        host.addDomain(ACME);
        host.createMailbox(MailAddress.of("ann@acme.test"), "a good password");
        world.mx.old(ACME, Duration.ofHours(1), "10 mx.old.test.");
    }

    private static Requests ask(String route) {
        return Requests.of(route).parameter("domain", "acme.test");
    }

    private static Requests change(RecordSet confirmed) {
        return ask("POST " + DNS + "/mx")
                .json(Map.of("confirm", Map.of("ttl", confirmed.ttl(), "records", confirmed.values())));
    }

    private static Requests rollback() {
        return ask("POST " + DNS + "/mx/rollback");
    }

    private HttpResponse send(Requests request) {
        return described(request.by(account).request());
    }

    private static Map<String, @Nullable Object> body(HttpResponse response) {
        return Json.object(Json.read(response.body()));
    }

    private String type(Requests request) {
        return String.valueOf(body(send(request)).get("type")).replace("urn:mx-onramp:problem:", "");
    }

    private Optional<RecordSet> mxOf(String zone) {
        return zones.set(zone, ACME, RecordType.MX);
    }

    /** The answer, held against docs/openapi.yaml. */
    private HttpResponse described(HttpRequest request) {
        HttpResponse response = function.answer(request);
        OpenApi.document().assertDescribes(request.route(), response);
        return response;
    }

    @Test
    void showsWhatIsThereAndWhatWouldBeWritten() {
        zones.put(boundZone(), OLD);
        var shown = body(send(ask("GET " + DNS)));
        assertEquals("tag", shown.get("access"));
        assertEquals("acme.test", shown.get("zone"));
        var mx = Json.object(shown.get("mx"));
        assertEquals(Map.of("ttl", 3600L, "records", OLD.values()), mx.get("current"));
        assertEquals(Map.of("ttl", 300L, "records", OURS.values()), mx.get("ours"));
        assertEquals(Map.of("records", List.of()), Json.object(shown.get("ownership")).get("current"));
    }

    @Test
    void ownershipRecordIsWrittenBesideWhatOthersPublish_twiceTheSame() {
        String zone = boundZone();
        zones.put(zone, new RecordSet(CHALLENGE, RecordType.TXT, 60, List.of("\"somebody else\"")));
        assertEquals(200, send(ask("POST " + DNS + "/records")).status());
        assertEquals(200, send(ask("POST " + DNS + "/records")).status());
        String code = "\"onramp-verification=" + world.claim(acme).code() + "\"";
        assertEquals(Optional.of(new RecordSet(CHALLENGE, RecordType.TXT, 60, List.of("\"somebody else\"", code))),
                zones.set(zone, CHALLENGE, RecordType.TXT));
    }

    private static RecordSet client(String prefix, RecordType type, String value) {
        return new RecordSet(ACME.prefixed(prefix), type, 300, List.of(value));
    }

    private Map<String, Object> states(HttpResponse response, String member) {
        var states = new TreeMap<String, Object>();
        for (Object each : (List<?>) Objects.requireNonNull(body(response).get(member))) {
            var record = Json.object(each);
            states.put(String.valueOf(record.get("name")).replace(".acme.test", ""),
                    String.valueOf(record.get("state")));
        }
        return states;
    }

    private static final Map<String, String> ALL_THERE = Stream
            .of("_imaps._tcp", "_submissions._tcp", "_submission._tcp", "_jmap._tcp", "_imap._tcp", "_pop3._tcp",
                    "_pop3s._tcp", "_autodiscover._tcp", "autoconfig", "autodiscover", "ua-auto-config",
                    "_ua-auto-config")
            .collect(Collectors.toMap(name -> name, _ -> "there"));

    @Test
    void recordsForClientsAreWrittenOnceMailArrivesHere() {
        String zone = readyZone();
        assertEquals(Map.of(), states(send(ask("GET " + DNS)), "clients"));
        assertEquals(Map.of("_onramp-challenge", "there"), states(send(ask("POST " + DNS + "/records")), "records"));
        world.passes(acme, Step.MX_OURS);
        assertEquals(Set.of("missing"), Set.copyOf(states(send(ask("GET " + DNS)), "clients").values()));
        for (int i = 0; i < 2; i++) {
            var written = states(send(ask("POST " + DNS + "/records")), "records");
            assertEquals("there", written.remove("_onramp-challenge"));
            assertEquals(ALL_THERE, written);
        }
        assertEquals(ALL_THERE, states(send(ask("GET " + DNS)), "clients"));
        List.of(client("_imaps._tcp", RecordType.SRV, "0 1 993 imap.new.test."),
                client("_submissions._tcp", RecordType.SRV, "0 1 465 smtp.new.test."),
                client("_pop3s._tcp", RecordType.SRV, "0 0 0 ."), client("_submission._tcp", RecordType.SRV, "0 0 0 ."),
                client("_autodiscover._tcp", RecordType.SRV, "0 0 443 autodiscover.new.test."),
                client("_ua-auto-config", RecordType.TXT, "\"v=UAAC1; a=sha256; d=x\""),
                client("autoconfig", RecordType.CNAME, "setup.new.test."))
                .forEach(set -> assertEquals(Optional.of(set), zones.set(zone, set.name(), set.type())));
    }

    @Test
    void recordsForClientsAreATableWithWhatIsSeenOfEach() {
        Requests asking = ask("GET /v1/domains/{domain}/client-records");
        var before = body(send(asking));
        assertEquals(false, before.get("due"));
        List<Map<String, ?>> table = ((List<?>) Objects.requireNonNull(before.get("records"))).stream()
                .<Map<String, ?>>map(Json::object).toList();
        assertEquals(ALL_THERE.keySet(), table.stream()
                .map(row -> String.valueOf(row.get("name")).replace(".acme.test", "")).collect(Collectors.toSet()));
        assertEquals(Set.of("autoconfig", "autodiscover", "ua-auto-config", "_ua-auto-config", "_submission._tcp",
                "_jmap._tcp", "_imap._tcp", "_pop3._tcp", "_pop3s._tcp"),
                table.stream().filter(row -> Boolean.TRUE.equals(row.get("optional")))
                        .map(row -> String.valueOf(row.get("name")).replace(".acme.test", ""))
                        .collect(Collectors.toSet()));
        Map<String, ?> first = table.getFirst();
        assertEquals(Map.of("priority", 0L, "weight", 1L, "port", 993L, "target", "imap.new.test."), first.get("srv"));
        assertEquals("client.there", Json.object(first.get("diagnosis")).get("code"));
        assertEquals("_imaps._tcp.acme.test is there.", Json.object(first.get("diagnosis")).get("sentence"));
        assertEquals("v=UAAC1; a=sha256; d=x", table.getLast().get("value"));
        assertEquals(429, send(asking).status(), "asked again at once");
        world.clock.advance(Duration.ofSeconds(5));
        world.passes(acme, Step.MX_OURS);
        assertEquals(true, body(send(asking)).get("due"));
    }

    @Test
    void recordsForClientsThatSomebodyElseWroteStayAndAreListed() {
        String zone = readyZone();
        world.passes(acme, Step.MX_OURS);
        RecordSet theirs = client("_imaps._tcp", RecordType.SRV, "0 1 993 imap.old.test.");
        RecordSet site = client("autoconfig", RecordType.TXT, "\"theirs\"");
        var sameButSlower = new RecordSet(ACME.prefixed("_submissions._tcp"), RecordType.SRV, 86_400,
                List.of("0 1 465 smtp.new.test."));
        List.of(theirs, site, sameButSlower).forEach(set -> zones.put(zone, set));
        var planned = states(send(ask("GET " + DNS)), "clients");
        var written = states(send(ask("POST " + DNS + "/records")), "records");
        for (var states : List.of(planned, written)) {
            assertEquals("conflict", states.get("_imaps._tcp"));
            assertEquals("conflict", states.get("autoconfig"));
            assertEquals("there", states.get("_submissions._tcp"));
        }
        assertEquals("missing", planned.get("autodiscover"));
        assertEquals("there", written.get("autodiscover"));
        List.of(theirs, site, sameButSlower)
                .forEach(set -> assertEquals(Optional.of(set), zones.set(zone, set.name(), set.type())));
        assertEquals(Optional.empty(), zones.set(zone, ACME.prefixed("autoconfig"), RecordType.CNAME));
    }

    @Test
    void aRecordThatSomebodyWritesMeanwhileIsTheirs() {
        String zone = readyZone();
        world.passes(acme, Step.MX_OURS);
        RecordSet theirs = client("_imaps._tcp", RecordType.SRV, "0 1 993 imap.third.test.");
        zones.beforeNextReplace(() -> zones.put(zone, theirs));
        assertEquals("conflict", states(send(ask("POST " + DNS + "/records")), "records").get("_imaps._tcp"));
        assertEquals(Optional.of(theirs), zones.set(zone, theirs.name(), RecordType.SRV));
    }

    @Test
    void mxBecomesOursIfExactlyTheShownSetIsConfirmed_andGoesBack() {
        String zone = readyZone();
        assertEquals(200, send(change(OLD)).status());
        assertEquals(Optional.of(OURS), mxOf(zone));
        assertEquals(200, send(change(OLD)).status(), "repeated");
        assertEquals(200, send(change(OURS)).status(), "ours confirmed");
        assertEquals(200, send(rollback()).status());
        assertEquals(200, send(rollback()).status(), "repeated");
        assertEquals(Optional.of(OLD), mxOf(zone));
    }

    static Stream<RecordSet> otherSets() {
        return Stream.of(mx(3601, "10 mx.old.test.", "20 spare.old.test."), mx(3600, "10 mx.old.test."),
                mx(3600, "10 mx.old.test.", "20 spare.old.test.", "30 third.old.test."),
                mx(3600, "10 MX.old.test.", "20 spare.old.test."), mx(3600, "10 mx.old.test", "20 spare.old.test"));
    }

    @ParameterizedTest
    @MethodSource("otherSets")
    void whatWasNotShownIsNotReplaced(RecordSet confirmed) {
        String zone = readyZone();
        HttpResponse refused = send(change(confirmed));
        assertEquals(409, refused.status());
        assertEquals(Map.of("ttl", 3600L, "records", OLD.values()), body(refused).get("current"));
        assertEquals(Optional.of(OLD), mxOf(zone));
    }

    @Test
    void changeBetweenLookingAndWritingLosesNothing() {
        String zone = readyZone();
        RecordSet meanwhile = mx(60, "5 mx.third.test.");
        zones.beforeNextReplace(() -> zones.put(zone, meanwhile));
        assertEquals("records-changed", type(change(OLD)));
        assertEquals(Optional.of(meanwhile), mxOf(zone));
    }

    @Test
    void rollbackLeavesWhatSomebodyElseWroteSince() {
        String zone = readyZone();
        assertEquals("nothing-kept", type(rollback()));
        send(change(OLD));
        RecordSet later = mx(60, "5 mx.third.test.");
        zones.put(zone, later);
        assertEquals("records-changed", type(rollback()));
        assertEquals(Optional.of(later), mxOf(zone));
    }

    @Test
    void firstMxOfADomainIsCreated_andRolledBackToNone() {
        String zone = readyZone();
        var none = ask("POST " + DNS + "/mx").json(Map.of("confirm", Map.of("records", List.of())));
        assertEquals("records-changed", type(none), "an MX is there");
        var _ = zones.replace(new Zone(zone, ACME, new Access.ByTag(account)), Optional.of(OLD), Optional.empty());
        assertEquals(200, send(none).status());
        assertEquals(Optional.of(OURS), mxOf(zone));
        assertEquals(200, send(rollback()).status());
        assertEquals(Optional.empty(), mxOf(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HostedZones.replace", "DnsAccessStore.keep", "HostedZones.read"})
    void changeThatBrokeOffIsCompletedByRepeatingIt_andCanStillGoBack(String call) {
        String zone = readyZone();
        world.faults.failNext(call, 1);
        assertEquals(503, send(change(OLD)).status());
        assertEquals(200, send(change(OLD)).status());
        send(rollback());
        assertEquals(Optional.of(OLD), mxOf(zone));
    }

    @Test
    void lostAnswerIsNoSecondChange() {
        String zone = readyZone();
        world.faults.loseAnswers("HostedZones.replace", 1);
        assertEquals(503, send(change(OLD)).status());
        assertEquals(200, send(change(OLD)).status());
        send(rollback());
        assertEquals(Optional.of(OLD), mxOf(zone));
    }

    @Test
    void mxWaitsForProofProvisioningAndAMailbox() {
        zones.put(boundZone(), OLD);
        assertEquals("too-early", type(change(OLD)));
        var _ = world.owners.take(ACME, account, world.clock.instant());
        world.passes(acme, Step.PROVEN);
        assertEquals("too-early", type(change(OLD)));
        world.passes(acme, Step.PROVISIONED);
        world.mx.old(ACME, Duration.ofHours(1), "10 mx.old.test.");
        assertEquals("cut-over-unsafe", type(change(OLD)));
        mailbox();
        assertEquals(200, send(change(OLD)).status());
    }

    private static List<String> codes(Map<String, @Nullable Object> body) {
        return ((List<?>) Objects.requireNonNull(body.get("findings"))).stream()
                .map(each -> String.valueOf(Json.object(each).get("code"))).toList();
    }

    private static Requests overriding(String... codes) {
        return ask("POST " + DNS + "/mx").json(Map.of("confirm", Map.of("ttl", 3600L, "records", OLD.values()),
                "override", List.of(codes)));
    }

    @Test
    void whatTheChangeWouldLoseIsShownAndHindersIt_untilItsCodesAreOverridden() {
        String zone = readyZone();
        sts.policy(ACME, new StsPolicy(Mode.ENFORCE, List.of("mx.old.test"), Duration.ofDays(7)));
        host.down(true);
        var shown = body(send(ask("GET /v1/domains/{domain}/cut-over")));
        assertEquals(false, shown.get("safe"));
        assertEquals(List.of("cutover.mailhost.silent", "cutover.sts.enforce", "cutover.ttl.high"), codes(shown));
        assertEquals(List.of("cutover.mailhost.silent", "cutover.sts.enforce"), codes(body(send(change(OLD)))));
        assertEquals(List.of("cutover.sts.enforce"),
                codes(body(send(overriding("cutover.mailhost.silent", "cutover.sts", "*")))));
        assertEquals(Optional.of(OLD), mxOf(zone));
        assertEquals(Optional.empty(), accesses.kept(acme));
        assertEquals(200, send(overriding("cutover.sts.enforce", "cutover.mailhost.silent")).status());
        assertEquals(Optional.of(OURS), mxOf(zone));
    }

    @Test
    void adviceHindersNothing_andAChangeThatWasMadeIsNotJudgedAgain() {
        readyZone();
        var shown = body(send(ask("GET /v1/domains/{domain}/cut-over")));
        assertEquals(true, shown.get("safe"));
        assertEquals(List.of("cutover.ttl.high"), codes(shown));
        assertEquals(200, send(change(OLD)).status());
        host.down(true);
        assertEquals(200, send(change(OLD)).status(), "repeated");
        assertEquals(200, send(rollback()).status());
    }

    @Test
    void cutOverIsLookedAtAsOftenAsADomainIsChecked() {
        readyZone();
        assertEquals(200, send(ask("GET /v1/domains/{domain}/cut-over")).status());
        int asked = world.mx.asked().size();
        var refused = send(ask("GET /v1/domains/{domain}/cut-over"));
        assertEquals(429, refused.status());
        assertEquals("5", refused.headers().get("retry-after"));
        world.clock.advance(Duration.ofMillis(2_400));
        assertEquals("3", send(ask("GET /v1/domains/{domain}/cut-over")).headers().get("retry-after"));
        world.clock.advance(Duration.ofMillis(1_600));
        var soon = send(ask("GET /v1/domains/{domain}/cut-over"));
        assertEquals("1", soon.headers().get("retry-after"));
        assertEquals(1, ((Number) Objects.requireNonNull(body(soon).get("retryAfter"))).intValue());
        assertEquals(asked, world.mx.asked().size());
        world.clock.advance(Duration.ofSeconds(1));
        assertEquals(200, send(ask("GET /v1/domains/{domain}/cut-over")).status());
    }

    @Test
    void aCheckMomentsBeforeKeepsNobodyFromLookingAtTheCutOver() {
        readyZone();
        assertEquals(Duration.ZERO, world.gate.enter(acme, CheckGate.Look.CHECK, Duration.ofSeconds(9)));
        assertEquals(200, send(ask("GET /v1/domains/{domain}/cut-over")).status());
    }

    @Test
    void cutOverOfADomainThatIsNotProvenIsNotLookedAt() {
        assertEquals("too-early", type(ask("GET /v1/domains/{domain}/cut-over")));
        assertEquals(404, described(ask("GET /v1/domains/{domain}/cut-over").by(SOMEBODY).request()).status());
        assertEquals(List.of(), world.mx.asked());
    }

    @Test
    void routedRecordsAreLeftAlone() {
        String zone = readyZone();
        zones.route(zone, ACME, RecordType.MX);
        assertEquals("records-routed", type(change(OLD)));
    }

    @Test
    void zoneOfAnotherAccountIsNeverTouched_whateverIsClaimed() {
        String zone = zones.add(ACME, new Access.ByTag(SOMEBODY));
        zones.put(zone, OLD);
        assertEquals("none", body(send(ask("GET " + DNS))).get("access"));
        assertEquals("zone-not-bound", type(ask("POST " + DNS + "/records")));
        var _ = world.owners.take(ACME, account, world.clock.instant());
        world.passes(acme, Step.PROVEN);
        world.passes(acme, Step.PROVISIONED);
        mailbox();
        assertEquals("zone-not-bound", type(change(OLD)));
        assertEquals(Optional.of(OLD), mxOf(zone));
        assertEquals(Optional.empty(), zones.set(zone, CHALLENGE, RecordType.TXT));
    }

    @Test
    void zoneOfAPublicSuffixIsNeverLookedFor() {
        ClaimKey below = world.opened(account, "acme.github.io");
        String suffix = zones.add(new DomainName("github.io"), new Access.ByTag(account));
        String top = zones.add(new DomainName("io"), new Access.ByTag(account));
        var write = ask("POST " + DNS + "/records").parameter("domain", below.domain().ascii());
        assertEquals("zone-not-bound", type(write));
        var name = new DomainName("_onramp-challenge.acme.github.io");
        assertEquals(Optional.empty(), zones.set(suffix, name, RecordType.TXT));
        assertEquals(Optional.empty(), zones.set(top, name, RecordType.TXT));
    }

    @Test
    void domainThatTheAccountHasNotClaimedIsNotFound_evenInItsOwnZone() {
        boundZone();
        for (String domain : List.of("www.acme.test", "test", "other.test", "..", "*.acme.test")) {
            assertEquals(404, send(ask("GET " + DNS).parameter("domain", domain)).status());
            assertEquals(404, send(ask("POST " + DNS + "/records").parameter("domain", domain)).status());
            assertEquals(404, send(change(OLD).parameter("domain", domain)).status());
            assertEquals(404, send(rollback().parameter("domain", domain)).status());
        }
        assertEquals(404, described(ask("GET " + DNS).by(SOMEBODY).request()).status());
    }

    @Test
    void roleOpensTheOwnersZoneByTheAccountsExternalId() {
        var access = body(send(ask("PUT " + DNS + "/access").json(Map.of("roleArn", ROLE))));
        String externalId = String.valueOf(access.get("externalId"));
        assertEquals("denied", body(send(ask("GET " + DNS))).get("access"));
        zones.add(ACME, new Access.ByRole(new DnsRole(ROLE), externalId));
        var shown = body(send(ask("GET " + DNS)));
        assertEquals("role", shown.get("access"));
        assertEquals(externalId, shown.get("externalId"));
        assertEquals(200, send(ask("POST " + DNS + "/records")).status());
        assertEquals(204, send(ask("DELETE " + DNS + "/access")).status());
        assertEquals("none", body(send(ask("GET " + DNS))).get("access"));
    }

    @Test
    void externalIdsOfTwoAccountsDiffer() {
        AccountId other = world.account();
        ClaimKey theirs = world.opened(other, "theirs.test");
        Object mine = body(send(ask("GET " + DNS))).get("externalId");
        HttpResponse response = described(
                ask("GET " + DNS).parameter("domain", theirs.domain().ascii()).by(other).request());
        assertTrue(mine instanceof String && !mine.equals(body(response).get("externalId")));
    }

    static Stream<BadInput.Case> badInput() {
        var access = ask("PUT " + DNS + "/access").json(Map.of("roleArn", ROLE)).by(SOMEBODY);
        return Stream.of(BadInput.around(change(OLD).by(SOMEBODY))
                .values("confirm", List.of(1L, true, "x", List.of(), Map.of("records", List.of("10 a.")),
                        Map.of("records", "10 a.", "ttl", 1L), Map.of("records", List.of(1L), "ttl", 1L)))
                .values("override", List.of(1L, true, "x", List.of(1L), List.of(" "), List.of("x".repeat(61)),
                        Collections.nCopies(21, "x")))
                .cases(), BadInput.around(access).cases()).flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsRefused(BadInput.Case bad) {
        int status = described(bad.request()).status();
        assertTrue(status >= 400 && status < 500, bad + " was answered " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "arn:aws:iam::123456789012:role/admin",
            "arn:aws:iam::123456789012:role/path/onramp-dns-a", "arn:aws:iam::12345:role/onramp-dns-a",
            "arn:aws:iam::999999999999:role/onramp-dns-operator", "arn:aws:iam::123456789012:user/onramp-dns-a",
            "arn:aws:iam::123456789012:role/onramp-dns-", "arn:aws:iam::123456789012:role/onramp-dns-a\nb"})
    void onlyRolesOfOwnersMadeForThisAreTaken(String arn) {
        HttpResponse refused = send(ask("PUT " + DNS + "/access").json(Map.of("roleArn", arn)));
        assertEquals(400, refused.status());
        assertEquals("roleArn", body(refused).get("field"));
        assertEquals(Optional.empty(), accesses.role(acme));
    }
}
