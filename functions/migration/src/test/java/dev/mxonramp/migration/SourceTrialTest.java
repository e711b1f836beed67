package dev.mxonramp.migration;

import static dev.mxonramp.migration.MigrationApi.MAILBOX;
import static dev.mxonramp.migration.MigrationApi.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.lambda.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Sources that are tried for too long, and refresh tokens that are replaced by a trial that comes to nothing. */
final class SourceTrialTest {
    private static final String NEXT = "what the endpoint gave";

    private final MigrationApi api = new MigrationApi();

    private HttpResponse set(String host) {
        var source = new HashMap<String, Object>(Map.of("port", 993L, "security", "TLS", "user", "ann@acme.test",
                "password", TwoMailboxes.PASSWORD));
        source.put("host", host);
        HttpResponse response = api.send(ask("PUT", MAILBOX + "/source").json(source));
        assertFalse(response.body().contains(NEXT), response.body());
        return response;
    }

    private String secret() {
        var ann = api.mailbox("ann");
        var stored = api.world.sources.find(ann.account(), ann.mailbox()).orElseThrow().password();
        return api.vault.open(Objects.requireNonNull(stored),
                api.world.mailboxes.find(ann.account(), ann.mailbox()).orElseThrow().id());
    }

    @Test
    void trialThatTakesTooLongIsBrokenOffAndSaysWhatTookLong() throws InterruptedException {
        var ended = new CountDownLatch(1);
        api.patience = Duration.ofMillis(20);
        api.doors.whileTrying = () -> {
            api.world.clock.advance(Duration.ofSeconds(9));
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.countDown();
                throw new TransientFailure("broken off", e);
            }
        };
        HttpResponse refused = set("imap.old.example");
        ended.await();
        assertEquals(400, refused.status(), refused.body());
        assertTrue(refused.body().contains("could not be tried within") && refused.body().contains("\"host\""),
                refused.body());
        assertEquals(404, api.send(ask("GET", MAILBOX + "/source")).status());
    }

    @Test
    void stepsOfATrialAreToldWithTheirTimes() {
        var trial = new SourceTrial(api.doors, Duration.ofMillis(20), api.world.clock, TwoMailboxes.PASSWORD);
        trial.waitsFor("the token endpoint login.old.example");
        api.world.clock.advance(Duration.ofSeconds(7));
        trial.waitsFor("the server imap.old.example:993");
        api.world.clock.advance(Duration.ofSeconds(11));
        assertEquals("the token endpoint login.old.example took 7 s, the server imap.old.example:993 took 11 s and was"
                + " not done", trial.spent());
    }

    @Test
    void refreshTokenThatIsReplacedForNothingIsKeptWhereASourceLivesByIt() {
        assertEquals(200, set("imap.old.example").status());
        api.doors.replacement = NEXT;
        HttpResponse refused = set(TwoMailboxes.AWAY);
        assertEquals(400, refused.status(), refused.body());
        assertTrue(refused.body().contains("the source that is set has the new one"), refused.body());
        assertEquals(NEXT, secret());
    }

    @Test
    void refreshTokenThatIsReplacedForNothingLeavesAnotherSecretAlone() {
        api.doors.replacement = "another";
        assertEquals(200, set("imap.old.example").status());
        api.doors.replacement = NEXT;
        HttpResponse refused = set(TwoMailboxes.AWAY);
        assertTrue(refused.body().contains("have another one made, and set the source with that"), refused.body());
        assertEquals("another", secret());
    }

    @Test
    void ownerWhoseRefreshTokenIsSpentForNothingIsTold() {
        api.doors.replacement = NEXT;
        HttpResponse refused = set(TwoMailboxes.AWAY);
        assertEquals(400, refused.status(), refused.body());
        assertTrue(refused.body().contains("has no address") && refused.body().contains("have another one made"),
                refused.body());
    }

    @Test
    void refreshTokenThatIsSpentBeforeAPassThatRunsIsTold() {
        var _ = api.leases.acquire(api.mailbox("ann"), "worker", Duration.ofMinutes(1)).orElseThrow();
        api.doors.replacement = NEXT;
        HttpResponse refused = set("imap.old.example");
        assertEquals(409, refused.status(), refused.body());
        assertTrue(refused.body().contains("pass-running") && refused.body().contains("have another one made"),
                refused.body());
    }

    @Test
    void refreshTokenThatCannotBeStoredIsTold() {
        api.doors.replacement = NEXT;
        api.vault.breakOn(NEXT);
        HttpResponse refused = set("imap.old.example");
        assertEquals(503, refused.status(), refused.body());
        assertTrue(refused.body().contains("have another one made"), refused.body());
    }
}
