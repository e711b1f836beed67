package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import com.dd.plist.PropertyListParser;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles as a property-list parser reads them. */
class AppleProfileTest {
    private static final String ROUTE = "GET /v1/clients/{address}/apple-profile";

    private final ClientsDoor door = new ClientsDoor();

    private static HttpResponse answer(ClientsDoor door, String address) {
        return door.answer(Requests.of(ROUTE).parameter("address", address));
    }

    private static NSDictionary profile(HttpResponse answer) throws Exception {
        assertEquals(200, answer.status(), answer.body());
        return assertInstanceOf(NSDictionary.class,
                PropertyListParser.parse(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static NSDictionary account(NSDictionary profile) {
        NSArray content = assertInstanceOf(NSArray.class, profile.get("PayloadContent"));
        assertEquals(1, content.count());
        return assertInstanceOf(NSDictionary.class, content.objectAtIndex(0));
    }

    private NSDictionary profile(String address) throws Exception {
        return profile(answer(door, address));
    }

    private static Object value(NSDictionary dict, String key) {
        return assertInstanceOf(NSObject.class, dict.get(key), key).toJavaObject();
    }

    @Test
    void accountIsWhatAppleDocuments() throws Exception {
        var account = account(profile("ann@acme.test"));
        Map.of("PayloadType", "com.apple.mail.managed", "PayloadVersion", 1, "EmailAccountType", "EmailTypeIMAP",
                "EmailAddress", "ann@acme.test", "EmailAccountDescription", ClientsDoor.BRAND,
                "OutgoingPasswordSameAsIncomingPassword", true)
                .forEach((key, value) -> assertEquals(value, value(account, key), key));
        assertServer(account, "Incoming", "imap.example.com", 993);
        assertServer(account, "Outgoing", "smtp.example.com", 465);
        assertFalse(account.containsKey("IncomingPassword") || account.containsKey("OutgoingPassword"));
    }

    private static void assertServer(NSDictionary account, String way, String host, int port) {
        Map.of("HostName", host, "PortNumber", port, "UseSSL", true, "Username", "ann@acme.test", "Authentication",
                "EmailAuthPassword")
                .forEach((key, value) -> assertEquals(value, value(account, way + "MailServer" + key), key));
    }

    @Test
    void profileAroundItHasItsOwnIdentity() throws Exception {
        var profile = profile("ann@acme.test");
        Map.of("PayloadType", "Configuration", "PayloadVersion", 1, "PayloadOrganization", ClientsDoor.BRAND,
                "PayloadDisplayName", ClientsDoor.BRAND + ": ann@acme.test", "PayloadRemovalDisallowed", false)
                .forEach((key, value) -> assertEquals(value, value(profile, key), key));
        for (String key : List.of("PayloadIdentifier", "PayloadUUID")) {
            assertNotEquals(value(profile, key), value(account(profile), key));
        }
        var _ = UUID.fromString(value(profile, "PayloadUUID").toString());
        assertTrue(value(profile, "PayloadIdentifier").toString().startsWith("com.example.imap."));
    }

    @Test
    void identitiesStayForAnAddressAndDifferBetweenAddresses() throws Exception {
        assertEquals(profile("ann@acme.test"), profile("Ann@ACME.test"));
        for (String key : List.of("PayloadIdentifier", "PayloadUUID")) {
            assertNotEquals(value(profile("ann@acme.test"), key), value(profile("bob@acme.test"), key));
            assertNotEquals(value(account(profile("ann@acme.test")), key),
                    value(account(profile("bob@acme.test")), key));
        }
        var moved = new ClientsDoor(new ClientSettings("Other brand", ClientsDoor.IMAP,
                new Server(new DomainName("smtp2.example.com"), 465)));
        assertEquals(value(profile("ann@acme.test"), "PayloadUUID"),
                value(profile(answer(moved, "ann@acme.test")), "PayloadUUID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"</string><key>x</key>", "]]>", "&amp;&#0;", "\"'<!--", "Ünïcödé 😀 مزود"})
    void hostileNamesStayTexts(String brand) throws Exception {
        var profile = profile(answer(new ClientsDoor(new ClientSettings(brand, ClientsDoor.IMAP, ClientsDoor.SMTP)),
                "ann@acme.test"));
        assertEquals(brand, value(profile, "PayloadOrganization"));
        assertEquals(brand, value(account(profile), "EmailAccountDescription"));
        assertEquals(8 + 1, profile.count(), "members of the profile");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"ann@acme.test ann@acme.test.mobileconfig",
            "a'b&c{d}|e~@acme.test a_b_c_d__e_@acme.test.mobileconfig",
            "/etc@acme.test _etc@acme.test.mobileconfig", "ann@bücher.test ann@xn--bcher-kva.test.mobileconfig"})
    void fileIsDownloadedUnderAHarmlessName(String address, String name) {
        HttpResponse answer = answer(door, address);
        assertEquals("application/x-apple-aspen-config", answer.headers().get("content-type"));
        assertEquals("attachment; filename=\"" + name + "\"", answer.headers().get("content-disposition"));
    }

    @Test
    void oddLocalPartsStayTextsToo() throws Exception {
        assertEquals("a'b&c%{d}@acme.test", value(account(profile("a'b&c%{d}@acme.test")), "EmailAddress"));
    }

    @Test
    void otherDomainIsNotFound() {
        assertEquals(404, answer(door, "ann@example.com").status());
    }

    static Stream<BadInput.Case> bad() {
        return BadInput.around(Requests.of(ROUTE)).parameter("address", BadInput.ADDRESSES).cases();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(door.function);
    }
}
