package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Outlook's XML: the published namespaces and order of elements, and requests that nobody in his right mind sends. */
class AutodiscoverXmlTest {
    private static final String ROOT = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    private static final String OUTLOOK = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
    private static final String ASKING = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
    private static final String GOOD = request(ASKING, "<EMailAddress>ann@acme.test</EMailAddress>", OUTLOOK);

    private final ClientsDoor door = new ClientsDoor();

    private static String request(String namespace, String address, String schema) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Autodiscover xmlns=\"" + namespace
                + "\">\r\n <Request>\r\n  "
                + address + "\r\n  <AcceptableResponseSchema>" + schema
                + "</AcceptableResponseSchema>\r\n </Request>\r\n</Autodiscover>\r\n";
    }

    private HttpResponse post(String path, String body) {
        return door.answer(Requests.of("POST /{path+}").parameter("path", path).header("content-type", "text/xml")
                .body(body));
    }

    private HttpResponse post(String body) {
        return post("autodiscover/autodiscover.xml", body);
    }

    private static Element response(HttpResponse answer) throws Exception {
        assertEquals(200, answer.status(), answer.body());
        assertEquals("text/xml; charset=utf-8", answer.headers().get("content-type"));
        Element root = ClientsDoor.parse(answer.body()).getDocumentElement();
        assertEquals(ROOT + " Autodiscover", root.getNamespaceURI() + " " + root.getLocalName());
        assertEquals(List.of("Response"), ClientsDoor.names(root));
        return ClientsDoor.elements(root).getFirst();
    }

    private static void assertRefused(HttpResponse answer) throws Exception {
        Element response = response(answer);
        assertEquals(ROOT, response.getNamespaceURI());
        Element error = ClientsDoor.elements(response).getFirst();
        assertEquals(List.of("ErrorCode", "Message", "DebugData"), ClientsDoor.names(error));
        assertEquals("600", ClientsDoor.text(error, "ErrorCode"));
        assertTrue(error.getAttribute("Time").matches("[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{7}"));
        assertTrue(error.getAttribute("Id").matches("[0-9]+"));
        assertFalse(answer.body().contains("root:"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"autodiscover/autodiscover.xml", "Autodiscover/Autodiscover.xml",
            "AutoDiscover/AutoDiscover.XML"})
    void settingsAreInThePublishedOrderWhateverThePathsCase(String path) throws Exception {
        Element response = response(post(path, GOOD));
        assertEquals(OUTLOOK, response.getNamespaceURI());
        assertEquals(List.of("User", "Account"), ClientsDoor.names(response));
        assertEquals("ann@acme.test", ClientsDoor.text(ClientsDoor.elements(response).getFirst(), "DisplayName"));
        Element account = ClientsDoor.elements(response).getLast();
        assertEquals(List.of("AccountType", "Action", "Protocol", "Protocol"), ClientsDoor.names(account));
        assertEquals("email", ClientsDoor.text(account, "AccountType"));
        assertEquals("settings", ClientsDoor.text(account, "Action"));
        assertProtocol(ClientsDoor.elements(account).get(2), "IMAP", "imap.example.com", "993");
        assertProtocol(ClientsDoor.elements(account).get(3), "SMTP", "smtp.example.com", "465");
    }

    private static void assertProtocol(Element protocol, String type, String server, String port) {
        assertEquals(List.of("Type", "Server", "Port", "DomainRequired", "LoginName", "SPA", "SSL", "AuthRequired"),
                ClientsDoor.names(protocol));
        assertEquals(List.of(type, server, port, "off", "ann@acme.test", "off", "on", "on"),
                ClientsDoor.elements(protocol).stream().map(Element::getTextContent).toList());
        ClientsDoor.elements(protocol).forEach(each -> assertEquals(OUTLOOK, each.getNamespaceURI()));
    }

    static Stream<String> alsoGood() {
        return Stream.of("\uFEFF" + GOOD, GOOD.replace("utf-8", "utf-16"), GOOD.replaceFirst("<\\?.*?\\?>", "").strip(),
                GOOD.replace("xmlns=", "xmlns:a=").replaceAll("<(/?)(?=[AER])", "<$1a:"),
                GOOD.replace("ann@acme.test", "<![CDATA[ann@]]>acme.<!-- x -->test"),
                GOOD.replace("ann@acme.test", "&#97;nn@acme.test"),
                GOOD.replace("<Request>", "<Request><LegacyDN>/o=x</LegacyDN>"));
    }

    @ParameterizedTest
    @MethodSource("alsoGood")
    void whatMeansTheSameIsAnsweredTheSame(String body) {
        assertEquals(post(GOOD), post(body));
    }

    static Stream<String> hostile() {
        String lol = "<!ENTITY a0 \"lol\">" + Stream.iterate(1, i -> i + 1).limit(20)
                .map(i -> "<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">")
                .reduce("", String::concat);
        return Stream.of("", " ", "x", "<", "{}", "<Autodiscover/>", GOOD.substring(0, 200),
                doctype("[<!ENTITY x \"ann\">]", "&x;@acme.test"),
                doctype("[<!ENTITY x SYSTEM \"file:///etc/passwd\">]", "&x;"),
                doctype("[<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x.dtd\"> %x;]", "ann@acme.test"),
                doctype("SYSTEM \"http://127.0.0.1:9/x.dtd\"", "ann@acme.test"),
                doctype("[" + lol + "]", "&a20;"), doctype("", "ann@acme.test"),
                GOOD.replace("ann@", "&undeclared;@"),
                request(ROOT, "<EMailAddress>ann@acme.test</EMailAddress>", OUTLOOK),
                request("", "<EMailAddress>ann@acme.test</EMailAddress>", OUTLOOK),
                request(ASKING, "<EMailAddress xmlns=\"\">ann@acme.test</EMailAddress>", OUTLOOK),
                request(ASKING, "<LegacyDN>/o=acme</LegacyDN>", OUTLOOK),
                request(ASKING, "<EMailAddress> </EMailAddress>", OUTLOOK),
                request(ASKING, "<x><EMailAddress>ann@acme.test</EMailAddress></x>", OUTLOOK),
                request(ASKING, "<EMailAddress>ann@acme.test</EMailAddress>",
                        "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006"),
                GOOD.replaceFirst("<Acc.*Schema>", ""), GOOD + GOOD, GOOD + "x",
                GOOD.replace("<Request>", "<Request>" + "<x>".repeat(2_000) + "</x>".repeat(2_000)),
                GOOD.replace("<Request>", "<Request><!--" + "x".repeat(17_000) + "-->"),
                GOOD.replace("<Request>", "<Request a=\"1\" a=\"2\">"), GOOD.replace("ann", "\u0000"),
                GOOD.replace("ann", "\uD83D"), new String(GOOD.getBytes(StandardCharsets.UTF_16),
                        StandardCharsets.UTF_8));
    }

    private static String doctype(String declaration, String address) {
        return request(ASKING, "<EMailAddress>" + address + "</EMailAddress>", OUTLOOK).replace("\r\n<Autodiscover",
                "\r\n<!DOCTYPE Autodiscover " + declaration + ">\r\n<Autodiscover");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsNoQuestionGetsTheError(String body) throws Exception {
        assertRefused(post(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com", "nobody@com.test"})
    void domainThatIsNotHostedIsNotFound(String address) {
        assertEquals(404, post(GOOD.replace("ann@acme.test", address)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann@", "a b@acme.test", "&lt;x&gt;@acme.test", "ann@acme.test&#10;x"})
    void whatIsNoAddressIsRefused(String address) {
        assertEquals(400, post(GOOD.replace("ann@acme.test", address)).status());
    }

    @Test
    void bodyOverTheLimitOfFunctionsIsTooLarge() {
        assertEquals(413, post("x".repeat(300_000)).status());
    }

    @Test
    void answerTellsNothingOfAnAddress() {
        assertEquals(post(GOOD).body().replace("ann", "nobody"), post(GOOD.replace("ann", "nobody")).body());
    }

    @Test
    void otherPathsAreNotFound() {
        assertEquals(404, post("autodiscover/autodiscover.svc", GOOD).status());
        assertEquals(404, post("v1/no/such/thing", "{}").status());
    }

    private HttpResponse get(String host) {
        return door.answer(Requests.of("GET /{path+}").parameter("path", "Autodiscover/Autodiscover.xml")
                .header("host", host));
    }

    @Test
    void outlooksProbeOfAnotherNameIsSentToOurs() {
        HttpResponse answer = get("autodiscover.acme.test");
        assertEquals(302, answer.status());
        assertEquals("https://autodiscover.example.com/autodiscover/autodiscover.xml",
                answer.headers().get("location"));
    }

    @Test
    void whoeverAsksAtOurNameByGetIsToldThatItTakesPost() throws Exception {
        assertRefused(get("Autodiscover.example.com"));
    }
}
