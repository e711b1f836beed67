package dev.mxonramp.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.lambda.Sha256;
import dev.mxonramp.testkit.api.BadInput;
import dev.mxonramp.testkit.api.Requests;
import io.nayuki.qrcodegen.QrCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SetUpPageTest {
    private static final Requests ASKING = Requests.of("GET /set-up/{address}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):(#[0-9a-f]{6})");

    private final ClientsDoor door = new ClientsDoor();

    private HttpResponse page(String address) {
        return door.answer(ASKING.parameter("address", address));
    }

    /** The page as XML: whatever broke out of its place would break this. */
    private static Document parsed(HttpResponse answer) throws Exception {
        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.body().startsWith("<!doctype html><html lang=\"en\""), answer.body());
        return ClientsDoor.parse(answer.body().replaceFirst("<!doctype html>", ""));
    }

    private static List<Element> all(Document page, String name) {
        var nodes = page.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1).map(nodes::item).map(Element.class::cast)
                .toList();
    }

    private static List<String> texts(Document page, String name) {
        return all(page, name).stream().map(Element::getTextContent).toList();
    }

    @Test
    void everythingThatAProgramAsksForIsThere() throws Exception {
        Document page = parsed(page("ann@acme.test"));
        assertEquals(List.of("", "imap.example.com", "smtp.example.com", "993", "465", "SSL/TLS", "SSL/TLS",
                "ann@acme.test", "ann@acme.test", "that of the mailbox", "the same"), texts(page, "td"));
        assertEquals(List.of("iPhone, iPad, and Apple Mail on a Mac", "Android: Gmail app", "Outlook", "Thunderbird"),
                texts(page, "h3"));
        assertEquals(List.of("/v1/clients/ann@acme.test/apple-profile"),
                all(page, "a").stream().map(link -> link.getAttribute("href")).toList());
    }

    @Test
    void startTlsIsNamedWhereItIsOffered() throws Exception {
        var settings = new ClientSettings("Acme", ClientsDoor.IMAP, ClientsDoor.SMTP,
                new Server(new DomainName("smtp.example.com"), 587), null);
        HttpResponse answer = new ClientsDoor(settings).answer(ASKING.parameter("address", "ann@acme.test"));
        assertTrue(texts(parsed(answer), "td").contains("port 587 with STARTTLS"));
    }

    @Test
    void policyAllowsThePagesOwnStyleAndNothingElse() throws Exception {
        HttpResponse answer = page("ann@acme.test");
        String style = texts(parsed(answer), "style").getFirst();
        assertEquals("default-src 'none'; style-src 'sha256-" + Sha256.base64(style)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                answer.headers().get("content-security-policy"));
        for (String forbidden : List.of("<script", " style=", " src=", "http://", "@import", "url(", " on")) {
            assertFalse(answer.body().contains(forbidden + (forbidden.equals(" on") ? "click" : "")), forbidden);
        }
        assertEquals("no-referrer", answer.headers().get("referrer-policy"));
    }

    @Test
    void readersAndKeyboardsFindTheirWay() throws Exception {
        Document page = parsed(page("ann@acme.test"));
        assertEquals("Set up ann@acme.test – " + ClientsDoor.BRAND, texts(page, "title").getFirst());
        for (String once : List.of("h1", "main", "header", "title")) {
            assertEquals(1, all(page, once).size(), once);
        }
        assertEquals(List.of("col", "col", "row", "row", "row", "row", "row"),
                all(page, "th").stream().map(cell -> cell.getAttribute("scope")).toList());
        List<String> ids = all(page, "h2").stream().map(heading -> heading.getAttribute("id")).toList();
        Stream.of("section", "div").flatMap(name -> all(page, name).stream())
                .filter(each -> each.hasAttribute("aria-labelledby"))
                .forEach(each -> assertTrue(ids.contains(each.getAttribute("aria-labelledby"))));
        Element code = all(page, "svg").getFirst();
        assertEquals("img", code.getAttribute("role"));
        assertFalse(code.getAttribute("aria-label").isBlank());
        assertTrue(all(page, "meta").stream().anyMatch(meta -> meta.getAttribute("name").equals("viewport")));
    }

    @Test
    void codeHoldsThePagesOwnAddress() throws Exception {
        Element svg = all(parsed(page("a+b@acme.test")), "svg").getFirst();
        String path = ((Element) svg.getElementsByTagName("path").item(0)).getAttribute("d");
        QrCode code = QrCode.encodeText("https://mail.example.com/set-up/a%2Bb@acme.test", QrCode.Ecc.MEDIUM);
        int side = code.size + 8;
        assertEquals("0 0 " + side + " " + side, svg.getAttribute("viewBox"));
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                assertEquals(code.getModule(x, y), path.contains("M" + (x + 4) + " " + (y + 4) + "h"), x + " " + y);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'b&c@acme.test", "a`{x}|~@acme.test", "%3cscript%3e@acme.test", "-x-@acme.test",
            "ann@xn--bcher-kva.test", "!#$%&'*+/=?^_`{|}~-@acme.test"})
    void oddAddressesStayTexts(String address) throws Exception {
        HttpResponse answer = page(address);
        if (answer.status() == 200) {
            assertEquals(address, texts(parsed(answer), "td").get(7));
        } else {
            assertEquals(400, answer.status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"</title><script>alert(1)</script>", "\"><img src=x>", "&lt;b&gt;", "]]>", "مزود 😀"})
    void hostileBrandsStayTexts(String brand) throws Exception {
        var settings = new ClientSettings(brand, ClientsDoor.IMAP, ClientsDoor.SMTP);
        Document page = parsed(new ClientsDoor(settings).answer(ASKING.parameter("address", "ann@acme.test")));
        assertEquals("Set up ann@acme.test – " + brand, texts(page, "title").getFirst());
        assertEquals(List.of(), all(page, "script"));
        assertEquals(List.of(), all(page, "img"));
    }

    /** WCAG 2.2, 1.4.3 and 1.4.11, in both colour schemes. */
    @ParameterizedTest
    @CsvSource({"ink, paper, 4.5", "ink, card, 4.5", "soft, paper, 4.5", "accent, paper, 4.5", "accent, card, 4.5",
            "on-accent, accent, 4.5", "line, paper, 3", "line, card, 3"})
    void coloursCanBeToldApart(String front, String back, double least) throws Exception {
        String style = texts(parsed(page("ann@acme.test")), "style").getFirst();
        int dark = style.indexOf("@media (prefers-color-scheme:dark)");
        for (String scheme : List.of(style.substring(0, dark), style.substring(dark))) {
            Map<String, String> colours = new HashMap<>();
            COLOUR.matcher(scheme).results().forEach(found -> colours.putIfAbsent(found.group(1), found.group(2)));
            double one = luminance(assertNotNullColour(colours, front));
            double two = luminance(assertNotNullColour(colours, back));
            double contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
            assertTrue(contrast >= least, front + " on " + back + ": " + contrast);
        }
    }

    private static String assertNotNullColour(Map<String, String> colours, String name) {
        String colour = colours.get(name);
        assertNotNull(colour, name);
        return colour;
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void pageTellsNothingOfAnAddressAndNothingOfOtherDomains() {
        assertEquals(404, page("ann@example.com").status());
        assertEquals(200, page("nobody@acme.test").status());
    }

    static Stream<BadInput.Case> bad() {
        return BadInput.around(ASKING).parameter("address", BadInput.ADDRESSES).cases();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badInputIsRefused(BadInput.Case bad) {
        bad.assertRefusedBy(door.function);
    }
}
