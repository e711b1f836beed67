package dev.mxonramp.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.SignIn.TokenSecret;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.https.HttpsFormPost;
import dev.mxonramp.imap.ImapDoors;
import dev.mxonramp.imap.ImapServer;
import dev.mxonramp.migration.TokenEndpoint.Told;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.journey.JourneyWorld;
import dev.mxonramp.testkit.secret.InMemoryVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source with a refresh token: a real token endpoint and a server that takes its tokens, both on loopback. */
final class TokenSourceTest {
    private static final String REFRESH = "1//refresh+token/=";
    private static final String USER = "ann@old.test";

    private final JourneyWorld world = new JourneyWorld();
    private final ClaimKey claim = world.opened(world.account(), "acme.test");
    private final MailboxKey ann = new MailboxKey(claim.account(), new MailAddress("ann", claim.domain()));
    private final InMemoryVault vault = new InMemoryVault();
    private final ScriptedImap server = new ScriptedImap().capabilities("IMAP4rev1 SASL-IR AUTH=XOAUTH2");
    private final TokenEndpoint endpoint = new TokenEndpoint();
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final StoredDoors doors = new StoredDoors(world.sources, world.mailboxes, world.tenancy, vault,
            () -> new ImapDoors(new ImapDoors.AdminDoor(new ImapServer("127.0.0.1", 1, Security.PLAIN), "admin", "x"),
                    true),
            new AccessTokens(new HttpsFormPost(true), world.clock), MigrationApi.PRESETS);

    TokenSourceTest() {
        world.passes(claim, Step.PROVEN);
        world.mailbox(claim, "ann");
        var _ = world.sources.save(source(new TokenSecret(REFRESH, "client secret"))).orElseThrow();
        endpoint.answers(form -> granted("token-" + endpoint.asked().size(), ""));
        server.on("AUTHENTICATE", (talk, command) -> {
            String said = new String(Base64.getDecoder().decode(command.arguments().split(" ")[1]),
                    StandardCharsets.UTF_8);
            if (good.stream().anyMatch(token -> said.equals(
                    "user=" + USER + "\u0001auth=Bearer " + token + "\u0001\u0001"))) {
                talk.ok(command);
            } else {
                talk.say("+ " + Base64.getEncoder().encodeToString("{\"status\":\"401\"}".getBytes(
                        StandardCharsets.UTF_8)));
                talk.hearLine();
                talk.no(command, "[AUTHENTICATIONFAILED] no such token");
            }
        });
    }

    private Source source(TokenSecret secret) {
        String id = world.mailboxes.find(ann.account(), ann.mailbox()).orElseThrow().id();
        return new Source(ann.account(), ann.mailbox(), "localhost", server.port(), Security.PLAIN, USER,
                new SignIn.AccessToken(endpoint.address(), "client-1", "mail"), vault.seal(secret.text(), id),
                FolderChoice.EVERYTHING, null, 0, null, 0, false, null, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        endpoint.close();
    }

    private static Told granted(String token, String more) {
        return new Told(200,
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3599" + more + "}");
    }

    private void open() {
        doors.source(ann).close();
    }

    private TokenSecret stored() {
        String id = world.mailboxes.find(ann.account(), ann.mailbox()).orElseThrow().id();
        var sealed = world.sources.find(ann.account(), ann.mailbox()).orElseThrow().password();
        return TokenSecret.of(vault.open(Objects.requireNonNull(sealed), id));
    }

    @Test
    void refreshTokenBecomesAnAccessTokenThatIsUsedAsLongAsItIsGood() {
        good.addAll(List.of("token-1", "token-2"));
        open();
        world.clock.advance(Duration.ofMinutes(50));
        open();
        assertEquals(List.of(Map.of("grant_type", "refresh_token", "refresh_token", REFRESH, "client_id", "client-1",
                "client_secret", "client secret", "scope", "mail")), endpoint.asked());
        world.clock.advance(Duration.ofMinutes(9));
        open();
        assertEquals(2, endpoint.asked().size());
    }

    @Test
    void tokenThatWasCalledBackIsReplacedOnce() {
        good.add("token-1");
        open();
        good.clear();
        good.add("token-2");
        open();
        assertEquals(2, endpoint.asked().size());
        good.clear();
        String told = String.valueOf(assertThrows(SourceRefused.class, this::open).getMessage());
        assertTrue(told.contains("[AUTHENTICATIONFAILED] no such token") && told.contains("status 401"), told);
        assertEquals(3, endpoint.asked().size());
    }

    @Test
    void refreshTokenThatTheEndpointReplacesIsKept() {
        good.addAll(List.of("token-1", "token-2"));
        endpoint.answers(form -> granted("token-" + endpoint.asked().size(),
                ",\"refresh_token\":\"next-" + endpoint.asked().size() + "\""));
        open();
        assertEquals(new TokenSecret("next-1", "client secret"), stored());
        world.clock.advance(Duration.ofHours(1));
        open();
        assertEquals("next-1", endpoint.asked().get(1).get("refresh_token"));
        assertEquals(new TokenSecret("next-2", "client secret"), stored());
    }

    @Test
    void connectionsThatAskAtTheSameTimeUseARefreshTokenOnce() {
        endpoint.answers(form -> granted("token-" + endpoint.asked().size(),
                ",\"refresh_token\":\"next-" + endpoint.asked().size() + "\""));
        var tokens = new AccessTokens(new HttpsFormPost(true), world.clock);
        var how = new SignIn.AccessToken(endpoint.address(), "client-1", "mail");
        var secret = new TokenSecret(REFRESH, null);
        AccessTokens.Granted first = tokens.get(how, secret);
        assertEquals(first, tokens.get(how, secret));
        assertEquals(new TokenSecret("next-1", null), first.next());
        assertEquals("token-1", tokens.get(how, new TokenSecret("next-1", null)).token());
        assertEquals(1, endpoint.asked().size());
        tokens.forget("token-1");
        assertEquals("token-2", tokens.get(how, new TokenSecret("next-1", null)).token());
    }

    @Test
    void accessTokenIsOnlyForWhomItWasGiven() {
        endpoint.answers(_ -> granted("token-" + endpoint.asked().size(), ""));
        var tokens = new AccessTokens(new HttpsFormPost(true), world.clock);
        var secret = new TokenSecret(REFRESH, null);
        assertEquals("token-1", tokens.get(new SignIn.AccessToken(endpoint.address(), "client-1", "mail"), secret)
                .token());
        assertEquals("token-2", tokens.get(new SignIn.AccessToken(endpoint.address(), "client-2", "mail"), secret)
                .token());
        assertEquals("token-3", tokens.get(new SignIn.AccessToken(endpoint.address(), "client-1", "read"), secret)
                .token());
    }

    @Test
    void refreshTokenThatIsReplacedWhileASourceIsTriedIsTheOneToKeep() {
        good.add("token-1");
        endpoint.answers(_ -> granted("token-1", ",\"refresh_token\":\"next\""));
        String given = new TokenSecret("given", null).text();
        var trial = new SourceTrial(doors, SourceTrial.MOST, world.clock, given);
        doors.candidate(source(new TokenSecret("given", null)), given, trial).close();
        assertEquals("next", trial.secret());
        assertTrue(trial.spent().matches("our own mail host's secret took 0 s, the token endpoint localhost took 0 s,"
                + " the server localhost:\\d+ took 0 s and was not done"), trial.spent());
        assertEquals(new TokenSecret(REFRESH, "client secret"), stored());
    }

    /** However long a server may be waited for by itself. */
    @Test
    void trialOfASilentServerEndsItsConnection() throws InterruptedException {
        good.add("token-1");
        var reached = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        server.on("LSUB", (talk, _) -> {
            reached.countDown();
            talk.stall();
            gone.countDown();
        });
        Source source = source(new TokenSecret("given", null));
        // A slow machine may need longer than the first trial takes to come so far.
        for (Duration most = Duration.ofMillis(250); reached.getCount() > 0; most = most.multipliedBy(2)) {
            var trial = new SourceTrial(doors, most, world.clock, new TokenSecret("given", null).text());
            assertThrows(TransientFailure.class, () -> trial.run(source));
        }
        gone.await();
    }

    @Test
    void refreshTokenThatIsReplacedTwiceInOneOpeningIsKeptAsItIsLast() {
        good.add("token-2");
        endpoint.answers(form -> granted("token-" + endpoint.asked().size(),
                ",\"refresh_token\":\"next-" + endpoint.asked().size() + "\""));
        open();
        assertEquals(List.of(REFRESH, "next-1"),
                endpoint.asked().stream().map(each -> each.get("refresh_token")).toList());
        assertEquals(new TokenSecret("next-2", "client secret"), stored());
    }

    @Test
    void secretThatTheOwnerHasSetMeanwhileStays() {
        good.add("token-1");
        var mine = new TokenSecret("mine", null);
        endpoint.answers(_ -> {
            var now = world.sources.find(ann.account(), ann.mailbox()).orElseThrow();
            var _ = world.sources.save(now.edit().sealed(Objects.requireNonNull(source(mine).password())).source())
                    .orElseThrow();
            return granted("token-1", ",\"refresh_token\":\"next\"");
        });
        open();
        assertEquals(mine, stored());
    }

    @Test
    void refreshTokenThatIsTooLongToBeKeptIsToldAndNotShown() {
        good.add("token-1");
        String longest = "x".repeat(Vault.MAX_OCTETS - "client secret".length());
        endpoint.answers(_ -> granted("token-1", ",\"refresh_token\":\"" + longest + "\""));
        String told = String.valueOf(assertThrows(SourceRefused.class, this::open).getMessage());
        assertTrue(told.contains("too long to be kept") && !told.contains("xxx"), told);
        assertEquals(new TokenSecret(REFRESH, "client secret"), stored());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":"invalid_grant","error_description":"Token 1//refresh+token/= was revoked"} | invalid_grant
            401 | {"error":"invalid_client"}                                                      | invalid_client
            200 | {}                                                                              | no token
            200 | {"access_token":""}                                                             | no token
            400 | {"error":"<script>alert(1)</script>"}                                           | no token
            200 | <html>                                                                          | other than JSON
            302 | <html>                                                                          | other than JSON
            """)
    void endpointThatGivesNoTokenWaitsForTheOwner(int status, String body, String told) {
        endpoint.answers(_ -> new Told(status, body));
        String sentence = String.valueOf(assertThrows(SourceRefused.class, this::open).getMessage());
        assertTrue(sentence.contains(told), sentence);
        assertFalse(sentence.contains(REFRESH) || sentence.contains("script"), sentence);
        assertEquals(List.of(), server.heard());
    }

    @Test
    void endpointThatIsDownOrBusyMayPass() {
        endpoint.answers(_ -> new Told(503, ""));
        assertEquals(TransientFailure.class, assertThrows(TransientFailure.class, this::open).getClass());
        endpoint.answers(_ -> new Told(429, ""));
        assertThrows(ServerBusy.class, this::open);
    }
}
