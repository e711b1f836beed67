package dev.mxonramp.migration;

import static dev.mxonramp.migration.MigrationApi.MAILBOX;
import static dev.mxonramp.migration.MigrationApi.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.copy.Quota;
import dev.mxonramp.imap.Timeouts;
import dev.mxonramp.lambda.Caller;
import dev.mxonramp.lambda.HttpRequest;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An owner looks before anything is copied, chooses, and stops what is running. */
class PlanAndMappingTest {
    private static final String PLAN = MAILBOX + "/migration/plan";
    private static final String MAPPING = MAILBOX + "/migration/mapping";

    private final MigrationApi api = new MigrationApi();

    PlanAndMappingTest() {
        for (String folder : List.of("Arbeit", "Gesendet", "Sent")) {
            assertTrue(api.doors.old.create(folder));
            api.doors.old.add(folder, new Stored("message", null, Set.of()));
        }
        api.doors.old.add("INBOX", new Stored("x".repeat(100), null, Set.of()));
        api.doors.fresh.appendLimit(50);
        api.expect(200, ask("PUT", MAILBOX + "/source").json(Map.of("preset", "fastmail", "user", "ann@acme.test",
                "password", TwoMailboxes.PASSWORD, "paused", true)));
    }

    private static Requests choose(Map<String, ?> choice) {
        return ask("PUT", MAPPING).json(choice);
    }

    private static List<String> ways(Map<String, @Nullable Object> plan) {
        return ((List<?>) Objects.requireNonNull(plan.get("folders"))).stream().map(Json::object)
                .map(each -> each.get("source") + " > " + each.get("target")).toList();
    }

    private static String told(Map<String, @Nullable Object> problem) {
        return problem.get("field") + ": " + problem.get("detail");
    }

    @Test
    void nothingStartsBeforeTheOwnerHasLooked() {
        assertEquals(List.of(), api.world.workflow.passes());
        var source = api.expect(200, ask("GET", MAILBOX + "/source"));
        assertEquals("imap.fastmail.com", source.get("host"));
        assertEquals("PAUSED", source.get("halt"));
        assertEquals("PAUSED", api.expect(200, ask("GET", MAILBOX + "/migration")).get("state"));
        assertEquals("paused", type(api.expect(409, ask("POST", MAILBOX + "/migration/passes").json(Map.of()))));
        api.expect(200, ask("POST", MAILBOX + "/migration/resume").json(Map.of()));
        assertEquals(1, api.world.workflow.passes().size());
        assertEquals("WAITING", api.expect(200, ask("GET", MAILBOX + "/migration")).get("state"));
    }

    private static String type(Map<String, @Nullable Object> problem) {
        return String.valueOf(problem.get("type")).replace("urn:mx-onramp:problem:", "");
    }

    @Test
    void planIsDrawnUpKeptAndWritesNothing() {
        api.expect(404, ask("GET", PLAN));
        var plan = api.expect(200, ask("POST", PLAN).json(Map.of()));
        assertEquals(List.of("INBOX > INBOX", "Sent > Sent", "Arbeit > Arbeit", "Gesendet > Gesendet"), ways(plan));
        assertEquals(4L, plan.get("messages"));
        assertEquals(121L, plan.get("octets"));
        assertEquals(1L, plan.get("tooLarge"));
        assertEquals(0L, plan.get("collisions"));
        assertEquals(50L, plan.get("largestTaken"));
        assertNull(plan.get("quota"));
        assertEquals(3L, Json.object(plan.get("estimate")).get("seconds"));
        assertEquals(plan, api.expect(200, ask("GET", PLAN)));
        assertEquals(1, api.doors.fresh.reader().folders().folders().size());
    }

    @Test
    void planOfAnotherSourceIsForgotten() {
        api.expect(200, ask("POST", PLAN).json(Map.of()));
        api.expect(200, ask("PUT", MAILBOX + "/source").json(Map.of("host", "imap.other.example", "user", "ann",
                "password", TwoMailboxes.PASSWORD, "paused", true)));
        api.expect(404, ask("GET", PLAN));
    }

    @Test
    void planOfAnotherChoiceIsForgotten() {
        api.expect(200, ask("POST", PLAN).json(Map.of()));
        api.expect(200, choose(Map.of("exclude", List.of("Sent"))));
        api.expect(404, ask("GET", PLAN));
        var plan = api.expect(200, ask("POST", PLAN).json(Map.of()));
        assertEquals(plan, api.expect(200, ask("GET", PLAN)));
        assertEquals(List.of("Sent"), Json.object(plan.get("choice")).get("exclude"));
    }

    @Test
    void whetherAllFitsIsNotSaidOfAPartOfIt() {
        api.doors.quota = new Quota(1_000, 1_100, 0, Long.MAX_VALUE);
        assertEquals(false, Json.object(api.expect(200, ask("POST", PLAN).json(Map.of())).get("quota")).get("fits"));
        api.doors.quota = new Quota(1_000, 1_121, 0, Long.MAX_VALUE);
        assertEquals(true, Json.object(api.expect(200, ask("POST", PLAN).json(Map.of())).get("quota")).get("fits"));
        api.doors.whileOpening = folder -> api.world.clock.advance(Plans.TIME.plusSeconds(1));
        var plan = api.expect(200, ask("POST", PLAN).json(Map.of()));
        assertEquals(false, plan.get("octetsComplete"));
        assertEquals(null, Json.object(plan.get("quota")).get("fits"));
        assertEquals(1L, ((List<?>) Objects.requireNonNull(plan.get("folders"))).stream().map(Json::object)
                .filter(each -> each.get("messages") != null).count());
    }

    @Test
    void planAndItsLastAnswerAreWithinTheTimeOfARequest() {
        assertTrue(Plans.TIME.plus(Timeouts.REQUEST.read()).compareTo(Duration.ofSeconds(29)) < 0);
    }

    @Test
    void choiceIsKeptShownAndPlannedBy() {
        Map<String, Object> choice = Map.of("include", List.of(), "exclude", List.of("Sent"), "since", "1999-01-01",
                "gmailLabels", "ALL_MAIL", "folders", List.of(Map.of("source", "Arbeit", "target", "Office/Old")));
        assertEquals(choice, api.expect(200, choose(choice)));
        assertEquals(choice, api.expect(200, ask("GET", MAPPING)));
        var plan = api.expect(200, ask("POST", PLAN).json(Map.of()));
        assertEquals(List.of("INBOX > INBOX", "Gesendet > Sent", "Arbeit > Office/Old"), ways(plan));
        assertEquals(List.of(Map.of("source", "Sent", "why", "You leave out \"Sent\".")), plan.get("leftOut"));
        api.expect(200, choose(Map.of()));
        assertEquals(4, ways(api.expect(200, ask("POST", PLAN).json(Map.of()))).size());
    }

    @Test
    void choiceStaysWithTheMailboxItIsAbout() {
        api.expect(200, choose(Map.of("exclude", List.of("Sent"))));
        Map<String, Object> again = Map.of("preset", "fastmail", "user", "ann@acme.test", "password",
                TwoMailboxes.PASSWORD, "paused", true);
        api.expect(200, ask("PUT", MAILBOX + "/source").json(again));
        assertEquals(List.of("Sent"), api.expect(200, ask("GET", MAPPING)).get("exclude"));
        api.expect(200, ask("PUT", MAILBOX + "/source").json(Map.of("preset", "fastmail", "user", "bob@acme.test",
                "password", TwoMailboxes.PASSWORD, "paused", true)));
        assertEquals(List.of(), api.expect(200, ask("GET", MAPPING)).get("exclude"));
    }

    @Test
    void choiceThatCannotBeIsRefusedWithItsFieldAndChangesNothing() {
        for (Map<String, ?> wrong : List.of(Map.of("include", List.of("Nothing")),
                Map.of("folders", List.of(Map.of("source", "Nothing", "target", "x"))),
                Map.of("folders", List.of(Map.of("source", "Arbeit", "target", "INBOX"))))) {
            assertTrue(told(api.expect(400, choose(wrong))).startsWith(wrong.keySet().iterator().next() + ": "));
        }
        assertEquals(List.of(), api.expect(200, ask("GET", MAPPING)).get("include"));
    }

    @Test
    void choiceIsNotChangedUnderARunningPass() {
        var pass = PassRecord.begin(new PassKey(api.claim.account(), api.mailbox("ann").mailbox(), 1),
                PassKind.PRE_COPY, api.world.clock.instant());
        api.passes.put(pass);
        assertEquals("pass-running", type(api.expect(409, choose(Map.of()))));
        api.passes.put(pass.halted(api.world.clock.instant()));
        api.expect(200, choose(Map.of()));
    }

    @Test
    void choiceIsNotChangedUnderAPassThatMayBeginAnyMoment() {
        api.expect(200, ask("POST", MAILBOX + "/migration/resume").json(Map.of()));
        assertEquals("pass-running", type(api.expect(409, choose(Map.of()))));
        api.expect(200, ask("POST", MAILBOX + "/migration/pause").json(Map.of()));
        api.expect(200, choose(Map.of()));
    }

    static Stream<BadInput.Case> badChoices() {
        var good = ask("PUT", MAPPING).json(Map.of("gmailLabels", "LABELS"));
        return BadInput.around(good.by(new AccountId("a" + "b".repeat(26))))
                .optional("gmailLabels", List.of("labels", "NONE"))
                .optional("since", List.of("2020", "31.1.2020", "2020-02-30", "2020-1-1"))
                .values("include", List.of("INBOX", List.of(""), List.of(1L), List.of("x".repeat(201))))
                .values("exclude", List.of(Map.of(), List.of("a\nb")))
                .values("folders", List.of("x", List.of("x"), Map.of())).cases();
    }

    @ParameterizedTest
    @MethodSource("badChoices")
    void badChoicesAreRefused(BadInput.Case bad) {
        var request = bad.request();
        var mine = new HttpRequest(request.route(), request.path(), request.pathParameters(), request.query(),
                request.headers(), request.body(), request.sourceIp(),
                new Caller(api.claim.account(), request.caller().scopes(), false));
        new BadInput.Case(bad.name(), mine, bad.field()).assertRefusedBy(api.function);
    }

    @Test
    void whatIsWaitedForIsShownWithItsEnd() {
        api.expect(200, ask("POST", MAILBOX + "/migration/resume").json(Map.of()));
        var key = new PassKey(api.claim.account(), api.mailbox("ann").mailbox(), 1);
        var until = api.world.clock.instant().plus(Duration.ofMinutes(5));
        api.passes.put(PassRecord.begin(key, PassKind.PRE_COPY, api.world.clock.instant())
                .waiting(new PassRecord.Waiting(until, 1, "The old server asks to wait: \"[THROTTLED]\".")));
        var seen = api.expect(200, ask("GET", MAILBOX + "/migration"));
        assertEquals("RUNNING", seen.get("state"));
        assertEquals(until.toString(), seen.get("waitingUntil"));
        assertEquals("The old server asks to wait: \"[THROTTLED]\".", seen.get("waitingFor"));
        assertEquals("PAUSED", api.expect(200, ask("POST", MAILBOX + "/migration/pause").json(Map.of())).get("halt"));
    }

    @Test
    void cancelledMigrationForgetsThePasswordAndDoesNotGoOn() {
        var cancelled = api.expect(200, ask("POST", MAILBOX + "/migration/cancel").json(Map.of()));
        assertEquals("CANCELLED", cancelled.get("halt"));
        assertEquals(false, cancelled.get("passwordStored"));
        assertEquals("cancelled", type(api.expect(409, ask("POST", MAILBOX + "/migration/resume").json(Map.of()))));
        assertEquals("source-refused", type(api.expect(409, ask("POST", PLAN).json(Map.of()))));
    }

    @ParameterizedTest
    @CsvSource({"10 aspmx.l.google.com.,gmail", "10 mx.acme.test.,",
            "0 acme-test.mail.protection.outlook.com.,microsoft"})
    void presetIsSuggestedByTheOldMailExchangers(String record, @Nullable String id) {
        var seen = new MxSet(List.of(record), Duration.ofHours(1), api.world.clock.instant(), null);
        var _ = api.world.updates.apply(api.claim, each -> each.edit().oldMx(List.of(seen), null).claim());
        var presets = api.expect(200, ask("GET", "/v1/domains/{domain}/source-presets"));
        assertEquals(id, presets.get("suggested"));
        assertTrue(((List<?>) Objects.requireNonNull(presets.get("presets"))).size() >= 40);
    }
}
