package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.local.demo.ApiClient.Answer;
import dev.mxonramp.local.demo.Secret.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The routes that the demonstration has no use for, each with the answer that it gives to the demonstration's owner once
 * the story is over.
 */
final class RemainingRoutes {
    private static final String SECOND = "second@partner.test";
    private static final String ACME = "/v1/domains/" + Story.DOMAIN;
    private static final String MAILBOXES = "/v1/domains/shop." + Story.DOMAIN + "/mailboxes";
    private static final String LATE = MAILBOXES + "/late";

    private final Story story;
    private final String token;
    private final Secret oldMailbox;
    private final List<Secret> generated = new ArrayList<>();

    /**
     * @param story whose client has no token yet
     * @param token the owner's
     * @param oldMailbox the password of one at the old provider
     */
    RemainingRoutes(Story story, String token, Secret oldMailbox) {
        this.story = story;
        this.token = token;
        this.oldMailbox = oldMailbox;
    }

    /** Passwords that the system made up and told once. */
    List<Secret> generated() {
        return List.copyOf(generated);
    }

    void visit() throws IOException, InterruptedException {
        open();
        secondAccount();
        story.api.authorize(token);
        account();
        records();
        mailbox();
        source();
        expect(204, "DELETE", LATE, null);
    }

    private void open() throws IOException, InterruptedException {
        console();
        expect(200, "GET", "/v1/openapi.yaml", null);
        for (String path : List.of("/v1/clients/ann@" + Story.DOMAIN,
                "/v1/clients/ann@" + Story.DOMAIN + "/apple-profile",
                "/mail/config-v1.1.xml",
                "/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=ann@" + Story.DOMAIN,
                "/.well-known/user-agent-configuration.json", "/set-up/ann@" + Story.DOMAIN,
                "/autodiscover/autodiscover.json?Email=ann@" + Story.DOMAIN + "&Protocol=AutodiscoverV1")) {
            expect(200, "GET", path, null);
            expect(200, "HEAD", path, null);
        }
        expect(200, "POST", "/Autodiscover/Autodiscover.xml", Map.of());
        expect(401, "GET", "/v1/account", null);
        story.api.authorize("made-up");
        expect(403, "GET", "/v1/account", null);
    }

    private void console() throws IOException, InterruptedException {
        String page = expect(200, "GET", "/", null).body();
        for (String path : List.of("/password", "/domains", "/domains/" + Story.DOMAIN,
                "/domains/" + Story.DOMAIN + "/mailboxes",
                "/domains/" + Story.DOMAIN + "/migration/ann")) {
            assertEquals(page, expect(200, "GET", path, null).body());
        }
        var assets = Pattern.compile("/assets/[a-z-]+-[0-9a-f]+\\.[a-z]+").matcher(page).results()
                .map(MatchResult::group).toList();
        assertFalse(assets.isEmpty(), page);
        for (String each : assets) {
            expect(200, "GET", each, null);
        }
    }

    private void secondAccount() throws IOException, InterruptedException {
        expect(201, "POST", "/v1/signups", Map.of("email", SECOND, "domain", "side.test"));
        signIn(SECOND);
        expect(409, "POST", "/v1/domains/side.test/resume", Map.of());
        expect(409, "DELETE", "/v1/account", null);
        expect(404, "GET", ACME, null);
        expect(204, "DELETE", "/v1/domains/side.test", null);
        expect(204, "DELETE", "/v1/account", null);
    }

    /** With the newest link to the address. */
    private void signIn(String address) throws IOException, InterruptedException {
        String link = ProofAct.links(story.system.outbox(), address).getLast();
        story.secret(Kind.SIGN_IN_LINK, address, link);
        String bearer = expect(201, "POST", "/v1/sessions", Map.of("link", link)).text("token");
        story.secret(Kind.BEARER_TOKEN, address, bearer);
        story.api.authorize(bearer);
    }

    private void account() throws IOException, InterruptedException {
        expect(202, "POST", "/v1/links", Map.of("email", ProofAct.OWNER));
        signIn(ProofAct.OWNER);
        expect(200, "GET", "/v1/account", null);
        expect(200, "GET", "/v1/account/export", null);
        Answer key = expect(201, "POST", "/v1/tokens",
                Map.of("label", "integrator", "scopes", List.of("read"), "expiresInDays", 1));
        story.secret(Kind.BEARER_TOKEN, "an integrator", key.text("token"));
        expect(200, "GET", "/v1/tokens", null);
        expect(204, "DELETE", "/v1/tokens/" + key.text("id"), null);
        expect(200, "GET", "/v1/domains", null);
        expect(200, "POST", "/v1/domains", Map.of("domain", Story.DOMAIN));
    }

    /** No hosted zone is bound to the account. */
    private void records() throws IOException, InterruptedException {
        expect(200, "GET", ACME + "/cut-over", null);
        expect(200, "GET", ACME + "/client-records", null);
        expect(200, "GET", ACME + "/dns", null);
        expect(200, "GET", ACME + "/evidence", null);
        expect(409, "POST", ACME + "/dns/records", Map.of());
        expect(409, "POST", ACME + "/dns/mx", Map.of("confirm", Map.of("records", List.of())));
        expect(409, "POST", ACME + "/dns/mx/rollback", Map.of());
        expect(200, "PUT", ACME + "/dns/access", Map.of("roleArn", "arn:aws:iam::111122223333:role/onramp-dns-acme"));
        expect(200, "GET", ACME + "/dns", null);
        expect(204, "DELETE", ACME + "/dns/access", null);
    }

    private void mailbox() throws IOException, InterruptedException {
        generated(expect(201, "POST", MAILBOXES, Map.of("local", "late")));
        expect(409, "POST", MAILBOXES, Map.of("local", "late"));
        expect(200, "GET", LATE, null);
        generated(expect(200, "PUT", LATE + "/password", Map.of()));
        String chosen = "chosen by a late arrival";
        story.secret(Kind.NEW_PASSWORD, "late", chosen);
        expect(204, "PUT", LATE + "/password", Map.of("password", chosen));
        expect(400, "PUT", LATE + "/password", Map.of("password", "short"));
        passwordLink();
        expect(200, "PUT", LATE + "/quota", Map.of("quota", 1_000_000_000));
        expect(200, "PUT", LATE + "/aliases/later", null);
        expect(204, "DELETE", LATE + "/aliases/later", null);
        expect(200, "PUT", "/v1/domains/shop." + Story.DOMAIN + "/catch-all", Map.of("mailbox", "late"));
        expect(204, "DELETE", "/v1/domains/shop." + Story.DOMAIN + "/catch-all", null);
    }

    private void passwordLink() throws IOException, InterruptedException {
        String link = expect(201, "POST", LATE + "/password-link", Map.of()).text("link");
        expect(200, "POST", "/v1/passwords/look", Map.of("link", link));
        String chosen = "chosen by the link that came";
        story.secret(Kind.NEW_PASSWORD, "late, by link", chosen);
        expect(204, "POST", "/v1/passwords", Map.of("link", link, "password", chosen));
        expect(400, "POST", "/v1/passwords/look", Map.of("link", link));
    }

    private void generated(Answer answer) {
        generated.add(new Secret(Kind.NEW_PASSWORD, "late, made up", answer.text("password")));
    }

    private void source() throws IOException, InterruptedException {
        var imap = story.system.oldProvider().imap();
        expect(404, "GET", LATE + "/source", null);
        expect(200, "PUT", LATE + "/source", Map.of("host", imap.getHostString(), "port", imap.getPort(), "security",
                "PLAIN", "user", oldMailbox.owner(), "password", oldMailbox.value()));
        untilEnded(1);
        expect(200, "GET", LATE + "/source", null);
        expect(404, "GET", LATE + "/migration/plan", null);
        expect(200, "POST", LATE + "/migration/plan", Map.of());
        expect(200, "GET", LATE + "/migration/plan", null);
        expect(200, "GET", LATE + "/migration/mapping", null);
        expect(200, "PUT", LATE + "/migration/mapping", Map.of("exclude", List.of("Nothing/**")));
        expect(200, "POST", LATE + "/migration/pause", Map.of());
        expect(409, "POST", LATE + "/migration/passes", Map.of());
        expect(200, "POST", LATE + "/migration/resume", Map.of());
        untilEnded(2);
        expect(202, "POST", LATE + "/migration/passes", Map.of());
        untilEnded(3);
        String shop = "/v1/domains/shop." + Story.DOMAIN;
        expect(200, "GET", shop + "/migration", null);
        expect(200, "GET", shop + "/migration/report", null);
        expect(200, "GET", shop + "/source-presets", null);
        expect(200, "POST", shop + "/migration/bulk",
                Map.of("dryRun", true, "csv", "mailbox,preset,user,password\nlate,gmail,x,y"));
        expect(200, "POST", LATE + "/migration/cancel", Map.of());
        expect(204, "DELETE", LATE + "/source", null);
    }

    private void untilEnded(int passes) throws IOException, InterruptedException {
        var _ = story.until(() -> expect(200, "GET", LATE + "/migration", null),
                seen -> seen.list("passes").stream().filter(pass -> pass.get("endedAt") != null).count() >= passes,
                Duration.ofSeconds(90), "pass " + passes + " to end");
    }

    private Answer expect(int status, String method, String path, @Nullable Map<String, ?> body)
            throws IOException, InterruptedException {
        Answer answer = story.api.send(method, path, body);
        assertEquals(status, answer.status(), () -> method + " " + path + ": " + answer.body());
        return answer;
    }
}
