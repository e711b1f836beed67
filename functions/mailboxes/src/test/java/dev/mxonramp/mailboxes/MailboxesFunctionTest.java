package dev.mxonramp.mailboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.mailbox.MailboxPassword;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.account.InMemoryIdempotency;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.fault.Race;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.mailbox.Parking;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.mailbox.InMemoryMailHost;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxesFunctionTest {
    private static final String MAILBOXES = "/v1/domains/{domain}/mailboxes";
    private static final String ANN = "the password of ann";
    private static final AccountId SOMEBODY = new AccountId("a" + "b".repeat(26));

    private final JourneyWorld world = new JourneyWorld();
    private final InMemoryMailHost host = new InMemoryMailHost(world.faults);
    private final AccountId account = world.account();
    private final ClaimKey acme = world.opened(account, "acme.test");
    private final MailboxesFunction function = new MailboxesFunction(new InMemoryIdempotency(world.clock), world.claims,
            world.ownership, world.tenants, world.mailboxes, world.sources, host, new Random(7), world.clock);

    @BeforeEach
    void provision() {
        var _ = world.owners.take(acme.domain(), account, world.clock.instant());
        world.passes(acme, Step.PROVEN);
        world.passes(acme, Step.PROVISIONED);
        host.addDomain(acme.domain());
    }

    private static Requests ask(String route) {
        return Requests.of(route).parameter("domain", "acme.test");
    }

    private HttpResponse send(Requests request) {
        HttpResponse response = function.answer(request.by(account).request());
        OpenApi.document().assertDescribes(request.route(), response);
        return response;
    }

    private static Map<String, @Nullable Object> body(HttpResponse response) {
        return Json.object(Json.read(response.body()));
    }

    private static @Nullable Object type(HttpResponse response) {
        return String.valueOf(body(response).get("type")).replace("urn:mx-onramp:problem:", "");
    }

    private static Requests creating(String local) {
        return ask("POST " + MAILBOXES).json(Map.of("local", local, "password", "the password of " + local));
    }

    private void create(String local) {
        assertEquals(201, send(creating(local)).status());
    }

    private static Requests of(String local, String route) {
        return ask(route).parameter("local", local);
    }

    private MailAddress at(String local) {
        return new MailAddress(local, acme.domain());
    }

    @Test
    void mailboxIsCreatedWithItsPasswordAndQuota_andShown() {
        HttpResponse created = send(
                ask("POST " + MAILBOXES).json(Map.of("local", "Ann", "password", ANN, "quota", 1_000_000L)));
        assertEquals(201, created.status());
        assertEquals("ann@acme.test", body(created).get("address"));
        assertNull(body(created).get("password"), "the caller knows it");
        assertEquals(Optional.of(ANN), host.password(at("ann")));
        assertEquals(1_000_000, host.quota(at("ann")));
        HttpResponse shown = send(of("ann", "GET " + MAILBOXES + "/{local}"));
        assertEquals(1_000_000L, body(shown).get("quota"));
        HttpResponse listed = send(ask("GET " + MAILBOXES));
        assertEquals(List.of(body(shown)), body(listed).get("mailboxes"));
    }

    @Test
    void generatedPasswordIsShownOnceAndNeverKept() {
        var request = ask("POST " + MAILBOXES).json(Map.of("local", "ann")).header("idempotency-key", "k1");
        HttpResponse created = send(request);
        String password = String.valueOf(body(created).get("password"));
        assertEquals(new MailboxPassword(password).value(), password);
        assertEquals(29, password.length());
        assertEquals(Optional.of(password), host.password(at("ann")));
        HttpResponse repeated = send(request);
        assertEquals(409, repeated.status());
        assertFalse(repeated.body().contains(password));
    }

    @Test
    void addressIsTakenOnce_byAMailboxOrAnAlias() {
        create("ann");
        create("bob");
        assertEquals("address-taken", type(send(creating("ann"))));
        assertEquals(Optional.of(ANN), host.password(at("ann")));
        assertEquals(200, send(alias("ann", "PUT", "sales")).status());
        assertEquals("address-taken", type(send(creating("sales"))));
        assertEquals("address-taken", type(send(alias("bob", "PUT", "sales"))));
        assertEquals("address-taken", type(send(alias("bob", "PUT", "ann"))));
        assertEquals("address-taken", type(send(alias("bob", "PUT", "bob"))));
        assertEquals(200, send(alias("ann", "PUT", "sales")).status());
    }

    @Test
    void mailboxThatIsSetAsideIsNotChangedInItsAbsence() {
        create("ann");
        var ann = world.mailboxes.find(account, at("ann")).orElseThrow();
        var _ = world.mailboxes.update(ann.withParked(true)).orElseThrow();
        assertEquals("parked", type(send(of("ann", "PUT " + MAILBOXES + "/{local}/password").json(Map.of()))));
        assertEquals("parked", type(send(alias("ann", "PUT", "sales"))));
        assertEquals(Optional.of(ANN), host.password(at("ann")));
        assertEquals(Optional.empty(), host.arrivesIn(at("sales")));
    }

    private static Requests alias(String local, String method, String alias) {
        return of(local, method + " " + MAILBOXES + "/{local}/aliases/{alias}").parameter("alias", alias);
    }

    @Test
    void aliasArrivesUntilRemoved() {
        create("ann");
        assertEquals(List.of("sales@acme.test"), body(send(alias("ann", "PUT", "Sales"))).get("aliases"));
        assertEquals(Optional.of(at("ann")), host.arrivesIn(at("sales")));
        assertEquals(204, send(alias("ann", "DELETE", "sales")).status());
        assertEquals(204, send(alias("ann", "DELETE", "sales")).status());
        assertEquals(Optional.empty(), host.arrivesIn(at("sales")));
    }

    @Test
    void aliasesAndQuotaSetAtTheSameMomentAllStay() {
        create("ann");
        var quota = of("ann", "PUT " + MAILBOXES + "/{local}/quota").json(Map.of("quota", 5_000L));
        List<Integer> statuses = Race.of(8,
                rival -> send(rival == 0 ? quota : alias("ann", "PUT", "alias" + rival)).status());
        assertEquals(Collections.nCopies(8, 200), statuses);
        var ann = world.mailboxes.find(account, at("ann")).orElseThrow();
        assertEquals(7, ann.aliases().size());
        assertEquals(5_000, ann.quota());
    }

    @Test
    void passwordIsSet_orGenerated() {
        create("ann");
        var password = of("ann", "PUT " + MAILBOXES + "/{local}/password");
        assertEquals(204, send(password.json(Map.of("password", "another good one"))).status());
        assertEquals(Optional.of("another good one"), host.password(at("ann")));
        Object generated = body(send(password.json(Map.of()))).get("password");
        assertEquals(Optional.ofNullable(generated), host.password(at("ann")));
    }

    @Test
    void quotaIsSetAndLifted() {
        create("ann");
        var quota = of("ann", "PUT " + MAILBOXES + "/{local}/quota");
        assertEquals(5_000L, body(send(quota.json(Map.of("quota", 5_000L)))).get("quota"));
        assertEquals(5_000, host.quota(at("ann")));
        assertEquals(0L, body(send(quota.json(Map.of("quota", 0L)))).get("quota"));
    }

    @Test
    void catchAllProtectsItsMailboxUntilItIsRemoved() {
        create("ann");
        var catchAll = "/v1/domains/{domain}/catch-all";
        assertEquals(404, send(ask("PUT " + catchAll).json(Map.of("mailbox", "nobody"))).status());
        assertEquals(200, send(ask("PUT " + catchAll).json(Map.of("mailbox", "ann"))).status());
        assertEquals(Optional.of(at("ann")), host.arrivesIn(at("whoever")));
        assertEquals("ann@acme.test", body(send(ask("GET " + MAILBOXES))).get("catchAll"));
        assertEquals("catch-all", type(send(of("ann", "DELETE " + MAILBOXES + "/{local}"))));
        assertEquals(204, send(ask("DELETE " + catchAll)).status());
        assertEquals(204, send(ask("DELETE " + catchAll)).status());
        assertEquals(204, send(of("ann", "DELETE " + MAILBOXES + "/{local}")).status());
        assertEquals(404, send(of("ann", "DELETE " + MAILBOXES + "/{local}")).status());
        assertEquals(Optional.empty(), host.password(at("ann")));
    }

    @Test
    void nothingChangesBeforeTheDomainIsProvenAndPrepared() {
        ClaimKey fresh = world.opened(account, "fresh.test");
        var create = creating("ann").parameter("domain", "fresh.test");
        assertEquals("not-proven", type(send(create)));
        var _ = world.owners.take(fresh.domain(), account, world.clock.instant());
        world.passes(fresh, Step.PROVEN);
        assertEquals("not-provisioned", type(send(create)));
        assertEquals(List.of(), body(send(ask("GET " + MAILBOXES).parameter("domain", "fresh.test"))).get("mailboxes"));
    }

    @Test
    void whileTheDomainIsSuspendedNothingChangesAndNothingIsDeleted() {
        create("ann");
        var owner = world.owners.find(List.of(acme.domain())).values().iterator().next();
        var gone = new Owner.Found(false, false, true);
        var lapsed = owner.after(gone, world.clock.instant()).after(gone, world.clock.instant().plus(Owner.GRACE));
        assertTrue(world.owners.replace(owner, lapsed).isPresent());
        assertEquals("suspended", type(send(creating("bob"))));
        assertEquals("suspended", type(send(of("ann", "DELETE " + MAILBOXES + "/{local}"))));
        assertEquals(200, send(ask("GET " + MAILBOXES)).status());
        assertTrue(host.password(at("ann")).isPresent());
    }

    @Test
    void aMailboxThatWasSetAsideIsDeletedWithItsMailAndNobodyElses() {
        create("ann");
        host.deliver(at("ann"), "mine");
        var mine = world.mailboxes.find(account, at("ann")).orElseThrow();
        host.moveMailbox(at("ann"), Parking.address(mine));
        assertTrue(world.mailboxes.update(mine.withParked(true)).isPresent());
        world.owners.release(acme.domain(), account);
        var _ = world.owners.take(acme.domain(), SOMEBODY, world.clock.instant());
        host.createMailbox(at("ann"), "somebody's");
        assertEquals(true, body(send(of("ann", "GET " + MAILBOXES + "/{local}"))).get("parked"));
        assertEquals(204, send(of("ann", "DELETE " + MAILBOXES + "/{local}")).status());
        assertEquals(List.of(), host.mail(Parking.address(mine)));
        assertEquals(Optional.of("somebody's"), host.password(at("ann")));
    }

    @Test
    void ownershipThatIsGoneEndsEveryRightToChange() {
        create("ann");
        world.owners.release(acme.domain(), account);
        var _ = world.owners.take(acme.domain(), SOMEBODY, world.clock.instant());
        assertEquals("not-proven", type(send(of("ann", "DELETE " + MAILBOXES + "/{local}"))));
        assertEquals("not-proven", type(send(creating("bob"))));
        assertTrue(host.password(at("ann")).isPresent());
    }

    @Test
    void anotherAccountSeesNothing() {
        create("ann");
        var stranger = of("ann", "GET " + MAILBOXES + "/{local}").by(SOMEBODY);
        assertEquals(404, function.answer(stranger.request()).status());
        assertEquals(404, function.answer(ask("GET " + MAILBOXES).by(SOMEBODY).request()).status());
        assertEquals(404, function.answer(creating("bob").by(SOMEBODY).request()).status());
    }

    @Test
    void mailHostDownIsATimeToWait_andRepeatingCompletes() {
        host.down(true);
        HttpResponse down = send(creating("ann"));
        assertEquals(503, down.status());
        assertEquals("5", down.headers().get("retry-after"));
        assertEquals(List.of(), body(send(ask("GET " + MAILBOXES))).get("mailboxes"));
        host.down(false);
        create("ann");
    }

    /** Wherever the first attempt dies, the same request sent again completes it and its password is the one that counts. */
    @ParameterizedTest
    @ValueSource(strings = {"MailHost.createMailbox", "MailHost.setPassword", "MailHost.setQuota",
            "MailboxStore.create"})
    void creationThatBrokeOffIsCompletedByRepeatingIt(String call) {
        world.faults.failNext(call, 1);
        assertEquals(503, send(ask("POST " + MAILBOXES).json(Map.of("local", "ann"))).status());
        HttpResponse repeated = send(ask("POST " + MAILBOXES).json(Map.of("local", "ann")));
        assertEquals(201, repeated.status());
        assertEquals(Optional.ofNullable(body(repeated).get("password")), host.password(at("ann")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MailHost.deleteMailbox", "MailboxStore.delete", "SourceStore.delete"})
    void deletionThatBrokeOffIsCompletedByRepeatingIt(String call) {
        create("ann");
        var delete = of("ann", "DELETE " + MAILBOXES + "/{local}");
        world.faults.failNext(call, 1);
        assertEquals(503, send(delete).status());
        assertEquals(204, send(delete).status());
        assertEquals(Optional.empty(), host.password(at("ann")));
        assertEquals(404, send(of("ann", "GET " + MAILBOXES + "/{local}")).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MailHost.addAlias", "MailboxStore.update"})
    void aliasThatBrokeOffIsCompletedByRepeatingIt(String call) {
        create("ann");
        world.faults.failNext(call, 1);
        assertEquals(503, send(alias("ann", "PUT", "sales")).status());
        assertEquals(List.of("sales@acme.test"), body(send(alias("ann", "PUT", "sales"))).get("aliases"));
        assertEquals(Optional.of(at("ann")), host.arrivesIn(at("sales")));
    }

    static Stream<BadInput.Case> badInput() {
        var locals = List.of("ann@acme.test", "a b", "a".repeat(65), ".ann", "ann.", "a..b", "änn", "*", "a/b", "%2e",
                "a?b", "a\r\nb", "\"ann\"", "a&b");
        var good = ask("POST " + MAILBOXES).json(Map.of("local", "ann", "password", ANN)).by(SOMEBODY);
        var password = of("ann", "PUT " + MAILBOXES + "/{local}/password").json(Map.of("password", ANN)).by(SOMEBODY);
        var quota = of("ann", "PUT " + MAILBOXES + "/{local}/quota").json(Map.of("quota", 1L)).by(SOMEBODY);
        var catchAll = ask("PUT /v1/domains/{domain}/catch-all").json(Map.of("mailbox", "ann")).by(SOMEBODY);
        var bad = List.of("short", "pässword with accents", "x".repeat(129), " leading space", "trailing space ",
                "line\nbreak in it", "nul\u0000 in the middle");
        return Stream.of(
                BadInput.around(good).required("local", locals).optional("password", bad)
                        .values("quota", List.of(-1L, "1", true, 1L << 51, List.of())).cases(),
                BadInput.around(good).parameter("domain", BadInput.DOMAINS).cases(),
                BadInput.around(password).optional("password", bad).parameter("local", locals).cases(),
                BadInput.around(quota).values("quota", List.of(-1L, "1", true, List.of(), new HashMap<>())).cases(),
                BadInput.around(catchAll).required("mailbox", locals).cases(),
                BadInput.around(alias("ann", "PUT", "sales").by(SOMEBODY)).parameter("alias", locals).cases())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(function);
    }
}
