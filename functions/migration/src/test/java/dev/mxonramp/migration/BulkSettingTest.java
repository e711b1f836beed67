package dev.mxonramp.migration;

import static dev.mxonramp.migration.MigrationApi.MAILBOX;
import static dev.mxonramp.migration.MigrationApi.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.secret.Vault;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.api.Requests;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many sources at once: each row for itself, and no secret comes back. */
class BulkSettingTest {
    private static final String SECRET = "hunter2";
    private static final String HEADER = "mailbox,preset,host,port,security,user,password,refreshToken,clientId\r\n";

    private final MigrationApi api = new MigrationApi();

    BulkSettingTest() {
        for (String local : List.of("bob", "cid", "dan")) {
            api.world.mailbox(api.claim, local);
        }
    }

    private Requests bulk(String csv, boolean dryRun) {
        return ask("POST", "/v1/domains/{domain}/migration/bulk").json(Map.of("csv", csv, "dryRun", dryRun));
    }

    private static List<Map<String, @Nullable Object>> rows(Map<String, @Nullable Object> result) {
        return ((List<?>) Objects.requireNonNull(result.get("rows"))).stream().map(Json::object)
                .collect(Collectors.toList());
    }

    private Optional<Source> source(String local) {
        return api.world.sources.find(api.claim.account(), api.mailbox(local).mailbox());
    }

    private static final String MIXED = "\ufeff" + HEADER
            + "ann,fastmail,,,,ann@old.test,\" " + SECRET + ",\"\"x\"\" \",,\r\n"
            + "bob@acme.test,,imap.old.example,143,STARTTLS,bob," + SECRET + ",,\r\n"
            + "cid,gmail,,,,cid@gmail.com,," + SECRET + ",client-1\r\n"
            + "dan,,imap.old.example,99999,,dan," + SECRET + ",,\r\n"
            + "eve,gmail,,,,eve," + SECRET + ",,\r\n"
            + "ann,gmail,,,,ann," + SECRET + ",,\r\n"
            + "bob@other.test,gmail,,,,bob," + SECRET + ",,\r\n"
            + SECRET + ",gmail\r\n";

    private void assertJudged(Map<String, @Nullable Object> result) {
        assertEquals(3L, result.get("accepted"));
        assertEquals(5L, result.get("refused"));
        List<Map<String, @Nullable Object>> rows = rows(result);
        assertEquals(List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), rows.stream().map(each -> each.get("line")).toList());
        assertEquals(List.of("ann@acme.test", "bob@acme.test", "cid@acme.test", "dan@acme.test", "ann@acme.test"),
                rows.stream().map(each -> each.get("mailbox")).filter(Objects::nonNull).toList());
        assertEquals(List.of("port", "mailbox", "mailbox", "mailbox"),
                rows.stream().map(each -> each.get("field")).filter(Objects::nonNull).toList());
    }

    @Test
    void dryRunJudgesEveryRowAndStoresNone() {
        HttpResponse response = api.send(bulk(MIXED, true));
        assertEquals(200, response.status(), response.body());
        assertFalse(response.body().contains(SECRET), response.body());
        assertJudged(Json.object(Json.read(response.body())));
        assertEquals(Optional.empty(), source("ann"));
    }

    @Test
    void rightRowsAreStoredWhateverTheOthersAre() {
        HttpResponse response = api.send(bulk(MIXED, false));
        assertFalse(response.body().contains(SECRET), response.body());
        assertJudged(Json.object(Json.read(response.body())));
        Source ann = source("ann").orElseThrow();
        assertEquals("imap.fastmail.com", ann.host());
        String id = api.world.mailboxes.find(ann.account(), ann.mailbox()).orElseThrow().id();
        assertEquals(" " + SECRET + ",\"x\" ", api.vault.open(Objects.requireNonNull(ann.password()), id));
        Source bob = source("bob").orElseThrow();
        assertEquals(143, bob.port());
        assertEquals(Source.Security.STARTTLS, bob.security());
        var how = (SignIn.AccessToken) source("cid").orElseThrow().signIn();
        assertEquals("oauth2.googleapis.com", how.endpoint().getHost());
        assertEquals("client-1", how.clientId());
        assertEquals(Optional.empty(), source("dan"));
        for (String local : List.of("ann", "bob", "cid")) {
            assertTrue(api.world.watches.find(new WatchKey.OfSource(api.claim.account(), api.mailbox(local).mailbox()))
                    .isPresent(), local);
        }
    }

    @ParameterizedTest
    @CsvSource({"imap.old.example,8080,TLS,port", "imap.old.example,143,PLAIN,security", "localhost,993,TLS,host",
            "169.254.169.254,993,TLS,host", "metadata.google.internal,993,TLS,host", "10.0.0.1,993,TLS,host"})
    void serverThatIsNeverReachedIsRefusedWhileItIsJudged(String host, int port, String security, String field) {
        String csv = HEADER + "ann,," + host + "," + port + "," + security + ",ann," + SECRET + ",,\r\n";
        for (boolean dryRun : List.of(true, false)) {
            var result = api.expect(200, bulk(csv, dryRun));
            assertEquals(field, rows(result).getFirst().get("field"));
            assertEquals(0L, result.get("accepted"));
        }
        assertEquals(Optional.empty(), source("ann"));
    }

    @Test
    void secretsThatAreTooLongTogetherAreRefusedAndNotShown() {
        String header = "mailbox,preset,user,refreshToken,clientId,clientSecret\r\n";
        String longest = "x".repeat(Vault.MAX_OCTETS - 2);
        var result = api.expect(200, bulk(header + "ann,gmail,ann," + longest + ",client,s\r\n"
                + "bob,gmail,bob," + longest + ",client,st\r\n"
                + "cid,gmail,cid," + longest + "xxx,client,\r\n", false));
        assertEquals(List.of(true, false, false), rows(result).stream().map(each -> each.get("accepted")).toList());
        assertEquals("refreshToken", rows(result).get(1).get("field"));
        assertFalse(result.toString().contains("xxx"));
    }

    @Test
    void faultOfOursWithOneRowStopsNoOtherAndQuotesNothing() {
        api.vault.breakOn(SECRET + "2");
        var result = api.expect(200, bulk("mailbox,preset,user,password\r\nann,fastmail,ann," + SECRET
                + "2\r\nbob,fastmail,bob," + SECRET + "\r\n", false));
        assertEquals(1L, result.get("accepted"));
        assertEquals(false, rows(result).getFirst().get("accepted"));
        assertTrue(String.valueOf(rows(result).getFirst().get("detail")).contains("Send the row again"));
        assertFalse(result.toString().contains(SECRET), result::toString);
        assertTrue(source("bob").isPresent());
    }

    @Test
    void fiveHundredRowsAreTakenAndNoMore() {
        IntStream.range(0, 500).forEach(each -> api.world.mailbox(api.claim, "m" + each));
        String rows = IntStream.range(0, 500).mapToObj(each -> "m" + each + ",gmail,u," + SECRET)
                .collect(Collectors.joining("\n"));
        String header = "mailbox,preset,user,password\n";
        assertEquals(500L, api.expect(200, bulk(header + rows, false)).get("accepted"));
        assertEquals("csv", api.expect(400, bulk(header + rows + "\nann,gmail,u,p", true)).get("field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailbox,user,password", "", "ann,gmail,u," + SECRET, "mailbox,mailbox\nann,bob",
            "user,password\nu," + SECRET, "mailbox,user\nann,\"" + SECRET, "mailbox," + SECRET + "\nann,x"})
    void whatIsNoTableIsRefusedWithoutQuotingIt(String csv) {
        HttpResponse response = api.send(bulk(csv, false));
        assertEquals(400, response.status());
        assertTrue(response.body().contains("\"csv\""), response.body());
        assertFalse(response.body().contains(SECRET), response.body());
    }

    @Test
    void reportIsForSpreadsheetsAndCalculatesNothing() {
        var _ = api.expect(200, bulk("mailbox,preset,user,password\nann,fastmail,=1+1," + SECRET, false));
        HttpResponse report = api.send(ask("GET", "/v1/domains/{domain}/migration/report"));
        assertEquals("text/csv; charset=utf-8", report.headers().get("content-type"));
        List<String> lines = report.body().lines().toList();
        assertEquals(
                "mailbox,state,found,copied,octets,excepted,waitingFor,waitingUntil,nextPassAt,certifiedAt,failure",
                lines.getFirst().replace("\"", ""));
        assertTrue(lines.get(1).startsWith("\"ann@acme.test\",\"WAITING\",\"0\",\"0\",\"0\",\"0\","), lines::toString);
        assertFalse(report.body().contains(SECRET));
        assertEquals("=1+1", api.expect(200, ask("GET", MAILBOX + "/source")).get("user"));
    }
}
