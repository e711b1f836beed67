package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.HostedDomains;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ClientsFunctionTest {
    private static final String WELL_KNOWN = "GET /.well-known/autoconfig/mail/config-v1.1.xml";
    private static final String PLAIN = "GET /mail/config-v1.1.xml";

    private final ClientsFunction function = function("MX <Onramp> & friends");

    private static ClientsFunction function(String brand) {
        var owners = new InMemoryOwnerStore();
        owners.take(new DomainName("acme.test"), new AccountId("a" + "b".repeat(26)), Instant.EPOCH);
        owners.take(new DomainName("xn--bcher-kva.test"), new AccountId("a" + "b".repeat(26)), Instant.EPOCH);
        var settings = new ClientSettings(brand, new ClientSettings.Server(new DomainName("imap.example.com"), 993),
                new ClientSettings.Server(new DomainName("smtp.example.com"), 465));
        return new ClientsFunction(settings, new HostedDomains(owners, new GuavaPublicSuffixes()),
                new TypedAddresses(new IcuIdna()));
    }

    private HttpResponse answer(Requests request) {
        HttpResponse response = function.answer(request.request());
        OpenApi.document().assertDescribes(request.route(), response);
        return response;
    }

    private HttpResponse values(String address) {
        return answer(Requests.of("GET /v1/clients/{address}").parameter("address", address));
    }

    private HttpResponse xml(String route, String address) {
        return answer(Requests.of(route).query("emailaddress", address));
    }

    private static Document parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String text(Document document, String parent, String name) {
        var element = (Element) document.getElementsByTagName(parent).item(0);
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void valuesNameServersPortsAndUser() {
        HttpResponse answer = values("Ann@acme.test");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(Map.of("address", "ann@acme.test", "username", "ann@acme.test", "imap",
                Map.of("host", "imap.example.com", "port", 993L, "security", "TLS", "authentication", "password"),
                "smtp",
                Map.of("host", "smtp.example.com", "port", 465L, "security", "TLS", "authentication", "password")),
                Json.object(Json.read(answer.body())));
        assertEquals("public, max-age=3600", answer.headers().get("cache-control"));
    }

    @Test
    void unknownAddressOfAHostedDomainIsAnsweredTheSame() {
        assertEquals(values("ann@acme.test").body().replace("ann", "nobody"), values("nobody@acme.test").body());
        assertEquals(xml(PLAIN, "ann@acme.test"), xml(PLAIN, "nobody@acme.test"));
    }

    @Test
    void nameBelowAHostedDomainIsHosted() {
        assertEquals(200, values("ann@shop.acme.test").status());
    }

    @Test
    void internationalDomainIsFoundInBothForms() {
        assertEquals(200, values("ann@bücher.test").status());
        assertEquals(200, values("ann@xn--bcher-kva.test").status());
    }

    @Test
    void otherDomainIsNotFound() {
        assertEquals(404, values("ann@example.com").status());
        assertEquals(404, xml(PLAIN, "ann@example.com").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, WELL_KNOWN})
    void autoconfigIsWhatThunderbirdReads(String route) throws Exception {
        HttpResponse answer = xml(route, "ann@acme.test");
        assertEquals("text/xml; charset=utf-8", answer.headers().get("content-type"));
        Document document = parse(answer.body());
        assertEquals("clientConfig", document.getDocumentElement().getTagName());
        assertEquals("1.1", document.getDocumentElement().getAttribute("version"));
        assertEquals("acme.test", text(document, "emailProvider", "domain"));
        for (String server : new String[]{"incomingServer", "outgoingServer"}) {
            boolean incoming = server.startsWith("in");
            assertEquals(incoming ? "imap.example.com" : "smtp.example.com", text(document, server, "hostname"));
            assertEquals(incoming ? "993" : "465", text(document, server, "port"));
            assertEquals("SSL", text(document, server, "socketType"));
            assertEquals("password-cleartext", text(document, server, "authentication"));
            assertEquals("%EMAILADDRESS%", text(document, server, "username"));
        }
    }

    @Test
    void namesAreEscapedAndCut() throws Exception {
        Document document = parse(xml(PLAIN, "ann@acme.test").body());
        assertEquals("MX <Onramp> & friends", text(document, "emailProvider", "displayName"));
        assertEquals("MX <Onramp> & friend", text(document, "emailProvider", "displayShortName"));
    }

    @Test
    void autoconfigWithoutAnAddressIsAnswered() throws Exception {
        Document document = parse(answer(Requests.of(PLAIN)).body());
        assertEquals("imap.example.com", text(document, "incomingServer", "hostname"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"</domain><x>@acme.test", "a@acme.test\"><!DOCTYPE x>", "a@<b>.test", "&lt;@acme.test",
            "]]>@acme.test", "%EMAILADDRESS%"})
    void hostileAddressNeverReachesTheDocument(String address) {
        HttpResponse answer = xml(PLAIN, address);
        assertFalse(answer.body().contains("<x>") || answer.body().contains("DOCTYPE") || answer.body().contains("]]>"),
                answer.body());
    }

    static Stream<BadInput.Case> bad() {
        var table = BadInput.around(Requests.of("GET /v1/clients/{address}")).parameter("address", BadInput.ADDRESSES);
        for (String address : BadInput.ADDRESSES) {
            table.also("emailaddress", Requests.of(PLAIN).query("emailaddress", address), "emailaddress");
        }
        return table.cases();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(function);
    }
}
