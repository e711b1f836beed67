package dev.mxonramp.migration;

import static dev.mxonramp.migration.MigrationApi.MAILBOX;
import static dev.mxonramp.migration.MigrationApi.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.mailbox.Tenant;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.Caller;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.journey.JourneyWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of sources and their passes. */
class MigrationFunctionTest {
    private static final AccountId SOMEBODY = new AccountId("a" + "b".repeat(26));
    private static final Map<String, Object> SOURCE = Map.of("host", "imap.old.example", "port", 993L, "security",
            "TLS", "user", "ann@acme.test", "password", TwoMailboxes.PASSWORD);

    private final MigrationApi api = new MigrationApi();
    private final JourneyWorld world = api.world;
    private final ClaimKey claim = api.claim;

    private HttpResponse send(Requests request) {
        return api.send(request);
    }

    private HttpResponse described(Requests request) {
        return api.described(request);
    }

    private HttpResponse setSource() {
        return send(ask("PUT", MAILBOX + "/source").json(SOURCE));
    }

    @Test
    void sourceIsTriedSealedAndNeverShownAgain() {
        HttpResponse set = setSource();
        assertEquals(200, set.status(), set.body());
        assertFalse(set.body().contains("old password"), set.body());
        HttpResponse shown = send(ask("GET", MAILBOX + "/source"));
        assertEquals(200, shown.status());
        assertFalse(shown.body().contains("old password"), shown.body());
        var address = MailAddress.of("ann@acme.test");
        var stored = world.sources.find(claim.account(), address).orElseThrow().password();
        var mailbox = world.mailboxes.find(claim.account(), address).orElseThrow();
        assertEquals(TwoMailboxes.PASSWORD, api.vault.open(Objects.requireNonNull(stored), mailbox.id()));
    }

    @Test
    void firstPassStartsWithTheSource() {
        setSource();
        assertEquals(1, world.sources.find(claim.account(), MailAddress.of("ann@acme.test")).orElseThrow().passes());
        HttpResponse running = send(ask("GET", MAILBOX + "/migration"));
        assertEquals(200, running.status(), running.body());
        assertEquals(200, send(Requests.of("GET /v1/domains/{domain}/migration").parameter("domain", "acme.test"))
                .status());
    }

    @Test
    void secretThatWasReplacedWhileItWasTriedIsStoredAndThatOfNobodyElse() {
        api.world.mailbox(claim, "bob");
        api.doors.replacement = "what an endpoint gave";
        setSource();
        api.doors.replacement = null;
        assertEquals(200, send(Requests.of("PUT " + MAILBOX + "/source").parameter("domain", "acme.test")
                .parameter("local", "bob").json(SOURCE)).status());
        assertEquals("what an endpoint gave", secret("ann"));
        assertEquals(TwoMailboxes.PASSWORD, secret("bob"));
    }

    private String secret(String local) {
        var address = new MailAddress(local, claim.domain());
        var stored = world.sources.find(claim.account(), address).orElseThrow().password();
        return api.vault.open(Objects.requireNonNull(stored),
                world.mailboxes.find(claim.account(), address).orElseThrow().id());
    }

    @Test
    void exceptionsComePageByPageWithWhatCanBeDone() {
        setSource();
        var kinds = MigrationException.Kind.values();
        for (int uid = 1; uid <= 205; uid++) {
            api.ledgers.report(new MigrationException(new LedgerKey(api.mailbox("ann"), "INBOX"), 7, uid,
                    kinds[uid % kinds.length], "NO", world.clock.instant()));
        }
        var first = api.expect(200, ask("GET", MAILBOX + "/migration"));
        assertEquals(200, exceptions(first).size());
        assertEquals(kinds.length, exceptions(first).stream().map(each -> each.get("advice")).distinct().count());
        String after = String.valueOf(first.get("exceptionsAfter"));
        var rest = api.expect(200, ask("GET", MAILBOX + "/migration").query("after", after).query("limit", "5"));
        assertEquals(List.of(201L, 202L, 203L, 204L, 205L),
                exceptions(rest).stream().map(each -> each.get("uid")).toList());
        assertNull(rest.get("exceptionsAfter"));
        for (String limit : List.of("0", "201", "-1", "x", "")) {
            assertEquals("limit", api.expect(400, ask("GET", MAILBOX + "/migration").query("limit", limit))
                    .get("field"));
        }
        assertEquals("after", api.expect(400, ask("GET", MAILBOX + "/migration").query("after", "x#y")).get("field"));
    }

    private static List<Map<String, @Nullable Object>> exceptions(Map<String, @Nullable Object> progress) {
        return ((List<?>) Objects.requireNonNull(progress.get("exceptions"))).stream().map(Json::object)
                .collect(Collectors.toList());
    }

    @Test
    void wrongPasswordIsRefusedInTheServersWordsAndNothingIsStored() {
        var wrong = new HashMap<>(SOURCE);
        wrong.put("password", "guess");
        HttpResponse refused = send(ask("PUT", MAILBOX + "/source").json(wrong));
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("wrong password") && !refused.body().contains("guess"), refused.body());
        assertEquals(404, send(ask("GET", MAILBOX + "/source")).status());
    }

    @Test
    void serverThatDoesNotAnswerIsTheFieldsFaultAndNothingIsStored() {
        var away = new HashMap<>(SOURCE);
        away.put("host", TwoMailboxes.AWAY);
        HttpResponse refused = send(ask("PUT", MAILBOX + "/source").json(away));
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("\"host\"") && refused.body().contains("Check host, port and security"),
                refused.body());
        assertEquals(404, send(ask("GET", MAILBOX + "/source")).status());
    }

    @Test
    void claimThatEndedIsNotTakenForAPassThatRuns() {
        setSource();
        world.updates.apply(claim, each -> each.edit().expired(world.clock.instant()).claim());
        HttpResponse refused = send(ask("POST", MAILBOX + "/migration/passes"));
        assertEquals(409, refused.status(), refused.body());
        assertTrue(refused.body().contains("claim-ended"), refused.body());
    }

    @Test
    void deletingTheSourceTwiceIsHarmless() {
        setSource();
        assertEquals(204, send(ask("DELETE", MAILBOX + "/source")).status());
        assertEquals(204, send(ask("DELETE", MAILBOX + "/source")).status());
        assertEquals(404, send(ask("GET", MAILBOX + "/migration")).status());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherSourceTakesNothingFromTheLedgersOfTheOneBefore(boolean deletedFirst) {
        setSource();
        var key = new LedgerKey(api.mailbox("ann"), "INBOX");
        Ledger ledger = Ledger.open(api.ledgers, key, new FolderIdentity(1, "INBOX", 5, 1));
        ledger.settle(List.of(Run.mapped(1, 1)), head -> head.complete(2));
        if (deletedFirst) {
            assertEquals(204, send(ask("DELETE", MAILBOX + "/source")).status());
        }
        var other = new HashMap<>(SOURCE);
        other.put("host", "imap.other.example");
        var _ = api.leases.acquire(api.mailbox("ann"), "worker", Duration.ofMinutes(1)).orElseThrow();
        HttpResponse early = send(ask("PUT", MAILBOX + "/source").json(other));
        assertEquals(409, early.status(), early.body());
        assertTrue(early.body().contains("pass-running"), early.body());
        assertEquals(2, api.ledgers.find(key).orElseThrow().completeUidNext(), "the worker's ledger");
        api.leases.release(api.mailbox("ann"), "worker");
        assertEquals(200, send(ask("PUT", MAILBOX + "/source").json(other)).status());
        LedgerHead head = api.ledgers.find(key).orElseThrow();
        assertEquals(0, head.identity().sourceValidity());
        assertEquals(0, head.completeUidNext());
        assertFalse(Ledger.load(api.ledgers, head).knows(1));
        assertTrue(api.leases.acquire(api.mailbox("ann"), "worker", Duration.ofMinutes(1)).isPresent());
    }

    @Test
    void sameSourceSetAgainKeepsItsLedgers() {
        setSource();
        var key = new LedgerKey(api.mailbox("ann"), "INBOX");
        var _ = Ledger.open(api.ledgers, key, new FolderIdentity(1, "INBOX", 5, 1));
        assertEquals(200, setSource().status());
        assertEquals(1, api.ledgers.find(key).orElseThrow().identity().sourceValidity());
    }

    /** How a mailbox may come to be no longer the account's to fill. */
    enum Loss {
        MOVED("not-proven") {
            @Override
            void happen(MigrationFunctionTest test) {
                Owner owner = test.owner();
                var _ = test.world.owners.replace(owner, owner.moved(SOMEBODY, test.world.clock.instant()))
                        .orElseThrow();
            }
        },
        SUSPENDED("suspended") {
            @Override
            void happen(MigrationFunctionTest test) {
                var gone = new Owner.Found(false, false, true);
                var now = test.world.clock.instant();
                Owner owner = test.owner();
                var _ = test.world.owners
                        .replace(owner, owner.after(gone, now).after(gone, now.plus(Owner.GRACE))).orElseThrow();
            }
        },
        ANOTHERS_AT_THE_MAIL_HOST("not-provisioned") {
            @Override
            void happen(MigrationFunctionTest test) {
                var tenants = test.world.tenants;
                var now = test.world.clock.instant();
                assertTrue(tenants.replace(tenants.find(test.claim.domain()).orElseThrow(),
                        Tenant.begin(test.claim.domain(), SOMEBODY, now).settled()));
            }
        },
        SET_ASIDE("parked") {
            @Override
            void happen(MigrationFunctionTest test) {
                var _ = test.world.mailboxes.update(test.world.mailboxes
                        .find(test.claim.account(), MailAddress.of("ann@acme.test")).orElseThrow().withParked(true))
                        .orElseThrow();
            }
        };

        private final String problem;

        Loss(String problem) {
            this.problem = problem;
        }

        abstract void happen(MigrationFunctionTest test);
    }

    private Owner owner() {
        return Objects.requireNonNull(world.owners.find(List.of(claim.domain())).get(claim.domain()));
    }

    private void refused(Loss loss, Requests request) {
        HttpResponse refused = send(request);
        assertEquals(409, refused.status(), refused.body());
        assertTrue(refused.body().contains("urn:mx-onramp:problem:" + loss.problem + "\""), refused.body());
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotFillTheMailboxIsToldSoAndNothingIsStoredOrStarted(Loss loss) {
        setSource();
        var before = world.sources.find(claim.account(), MailAddress.of("ann@acme.test"));
        loss.happen(this);
        var other = new HashMap<>(SOURCE);
        other.put("host", "imap.other.example");
        refused(loss, ask("PUT", MAILBOX + "/source").json(other));
        refused(loss, ask("POST", MAILBOX + "/migration/plan"));
        refused(loss, ask("POST", MAILBOX + "/migration/passes"));
        refused(loss, ask("POST", MAILBOX + "/migration/resume"));
        assertEquals(1L, api.expect(200, ask("POST", "/v1/domains/{domain}/migration/bulk").json(
                Map.of("csv", "mailbox,preset,user,password\nann,gmail,ann,secret"))).get("refused"));
        assertEquals(before, world.sources.find(claim.account(), MailAddress.of("ann@acme.test")));
        assertEquals(1, world.workflow.passes().size());
        assertEquals(200, send(ask("GET", MAILBOX + "/migration")).status());
        assertEquals(204, send(ask("DELETE", MAILBOX + "/source")).status(), "its password is still theirs to wipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/source", "/migration", "/migration/certificate", "/migration/plan", "/migration/mapping"})
    void anotherAccountsMailboxDoesNotExist(String path) {
        setSource();
        assertEquals(404, described(ask("GET", MAILBOX + path).by(SOMEBODY)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/migration/plan", "/migration/passes", "/migration/quiet", "/migration/pause",
            "/migration/resume", "/migration/cancel"})
    void withoutASourceThereIsNothingToDo(String path) {
        assertEquals(404, send(ask("POST", MAILBOX + path)).status());
        assertEquals(404, described(ask("POST", MAILBOX + path).by(SOMEBODY)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a b", "..", "\u0000", "ann\r\nx", "%2e"})
    void mailboxesThatCannotBeAreNotFound(String local) {
        assertEquals(404, send(Requests.of("GET " + MAILBOX + "/source").parameter("domain", "acme.test")
                .parameter("local", local)).status());
    }

    static Stream<BadInput.Case> badSources() {
        var good = ask("PUT", MAILBOX + "/source").json(SOURCE);
        return BadInput.around(good.by(SOMEBODY))
                .required("host", List.of("http://imap.old.example/", "a b", "imap.old.example/x", "-", "host\r\nx"))
                .required("user", List.of()).optional("security", List.of("ssl", "tls", "NONE"))
                .optional("preset", List.of("nobody", "Gmail", "../gmail"))
                .values("paused", List.of("yes", 1L)).cases();
    }

    @ParameterizedTest
    @MethodSource("badSources")
    void badSourcesAreRefused(BadInput.Case bad) {
        var request = bad.request();
        var mine = new HttpRequest(request.route(), request.path(), request.pathParameters(),
                request.query(), request.headers(), request.body(), request.sourceIp(),
                new Caller(claim.account(), request.caller().scopes(), false));
        new BadInput.Case(bad.name(), mine, bad.field()).assertRefusedBy(api.function);
    }
}
