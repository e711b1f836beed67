package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.clients.ThunderbirdRules.Account;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoconfigTest {
    private static final String WELL_KNOWN = "GET /.well-known/autoconfig/mail/config-v1.1.xml";
    private static final String PLAIN = "GET /mail/config-v1.1.xml";
    private static final Account IMAP = new Account("imap", "imap.example.com", 993, "SSL", "password-cleartext",
            "%EMAILADDRESS%");
    private static final Account SMTP = new Account("smtp", "smtp.example.com", 465, "SSL", "password-cleartext",
            "%EMAILADDRESS%");

    private final ClientsDoor door = new ClientsDoor();

    private HttpResponse xml(String route, String address) {
        return door.answer(Requests.of(route).query("emailaddress", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, WELL_KNOWN})
    void bothPathsGiveWhatThunderbirdTakes(String route) throws Exception {
        HttpResponse answer = xml(route, "ann@acme.test");
        assertEquals("text/xml; charset=utf-8", answer.headers().get("content-type"));
        assertEquals('<', answer.body().charAt(0), "no byte order mark, nothing before the declaration");
        assertEquals(new ThunderbirdRules.Read("acme.test", "acme.test", ClientsDoor.BRAND, "MX <Onramp> & friend",
                List.of(IMAP), List.of(SMTP)), ThunderbirdRules.read(answer.body()));
    }

    @Test
    void startTlsIsASecondChoiceWhereItIsOffered() throws Exception {
        var settings = new ClientSettings("Acme", ClientsDoor.IMAP, ClientsDoor.SMTP,
                new Server(new DomainName("smtp.example.com"), 587), null);
        String body = new ClientsDoor(settings).answer(Requests.of(PLAIN).query("emailaddress", "ann@acme.test"))
                .body();
        assertEquals(List.of(SMTP, new Account("smtp", "smtp.example.com", 587, "STARTTLS", "password-cleartext",
                "%EMAILADDRESS%")), ThunderbirdRules.read(body).outgoing());
    }

    @Test
    void shortNameIsCutBetweenCharacters() throws Exception {
        var settings = new ClientSettings("é".repeat(19) + "😀😀", ClientsDoor.IMAP, ClientsDoor.SMTP);
        String body = new ClientsDoor(settings).answer(Requests.of(PLAIN)).body();
        assertEquals("é".repeat(19) + "😀", ThunderbirdRules.read(body).shortName());
        assertThrows(IllegalArgumentException.class,
                () -> new ClientSettings("x".repeat(61), ClientsDoor.IMAP, ClientsDoor.SMTP));
    }

    @ParameterizedTest
    @CsvSource({"autoconfig.acme.test, acme.test", "AutoConfig.ACME.test:443, acme.test",
            "acme.test, acme.test", "shop.acme.test., shop.acme.test",
            "autoconfig.mail-platform.test, mail-platform.test", "autoconfig.somebody.test, imap.example.com",
            "127.0.0.1:8080, imap.example.com", "[::1]:8080, imap.example.com", "'<x>', imap.example.com"})
    void withoutAnAddressTheHostSaysWhichDomainIsMeant(String host, String domain) throws Exception {
        HttpResponse answer = door.answer(Requests.of(PLAIN).header("host", host));
        assertEquals(domain, ThunderbirdRules.read(answer.body()).domain());
    }

    @Test
    void providersHostServesEveryHostedDomain() throws Exception {
        HttpResponse answer = door.answer(Requests.of(PLAIN).header("host", "autoconfig.mail-platform.test")
                .query("emailaddress", "ann@acme.test"));
        assertEquals("acme.test", ThunderbirdRules.read(answer.body()).domain());
    }

    @Test
    void otherDomainIsNotFoundWhateverTheHost() {
        assertEquals(404, door.answer(Requests.of(PLAIN).header("host", "autoconfig.acme.test")
                .query("emailaddress", "ann@example.com")).status());
    }

    @Test
    void answerTellsNothingOfAnAddress() {
        assertEquals(xml(PLAIN, "ann@acme.test"), xml(PLAIN, "nobody@acme.test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"</domain><x>@acme.test", "a@acme.test\"><!DOCTYPE x>", "a@<b>.test", "&lt;@acme.test",
            "]]>@acme.test", "%EMAILADDRESS%"})
    void hostileAddressNeverReachesTheDocument(String address) {
        HttpResponse answer = xml(PLAIN, address);
        assertFalse(answer.body().contains("<x>") || answer.body().contains("DOCTYPE") || answer.body().contains("]]>"),
                answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<port>993</port>|<port>0</port>", "type=\"imap\"|type=\"IMAP\"", "SSL|TLS",
            "%EMAILADDRESS%|ann", "imap.example.com|imap example.com", "version=\"1.1\"|version=\"1.2\""})
    void rulesRefuseWhatThunderbirdWould(String change) {
        String[] parts = change.split("\\|");
        String spoilt = xml(PLAIN, "ann@acme.test").body().replace(parts[0], parts[1]);
        assertThrows(AssertionError.class, () -> ThunderbirdRules.read(spoilt));
    }

    static Stream<BadInput.Case> bad() {
        var table = BadInput.around(Requests.of(PLAIN));
        for (String address : BadInput.ADDRESSES) {
            table.also("emailaddress", Requests.of(PLAIN).query("emailaddress", address), "emailaddress");
        }
        return table.cases();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(door.function);
    }
}
