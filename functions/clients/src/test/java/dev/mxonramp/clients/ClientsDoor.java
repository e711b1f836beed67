package dev.mxonramp.clients;

import dev.mxonramp.dns.GuavaPublicSuffixes;
import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.client.ClientSettings;
import dev.mxonramp.domain.client.ClientSettings.Server;
import dev.mxonramp.domain.client.HostedDomains;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.TypedAddresses;
import dev.mxonramp.lambda.HttpResponse;
import dev.mxonramp.testkit.api.OpenApi;
import dev.mxonramp.testkit.api.Requests;
import dev.mxonramp.testkit.claim.InMemoryOwnerStore;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The function with some domains hosted; every answer is held against docs/openapi.yaml. */
final class ClientsDoor {
    static final String BRAND = "MX <Onramp> & friends";
    static final Server IMAP = new Server(new DomainName("imap.example.com"), 993);
    static final Server SMTP = new Server(new DomainName("smtp.example.com"), 465);

    static final ServedAt SERVED = new ServedAt(URI.create("https://mail.example.com"),
            URI.create("https://autodiscover.example.com"));

    final ClientsFunction function;

    private final OpenApi document = OpenApi.document();

    ClientsDoor() {
        this(new ClientSettings(BRAND, IMAP, SMTP));
    }

    ClientsDoor(ClientSettings settings) {
        var owners = new InMemoryOwnerStore();
        for (String domain : List.of("acme.test", "xn--bcher-kva.test", "mail-platform.test")) {
            owners.take(new DomainName(domain), new AccountId("a" + "b".repeat(26)), Instant.EPOCH);
        }
        function = new ClientsFunction(settings, SERVED, new HostedDomains(owners, new GuavaPublicSuffixes()),
                new TypedAddresses(new IcuIdna()), () -> Instant.EPOCH);
    }

    HttpResponse answer(Requests request) {
        HttpResponse response = function.answer(request.request());
        document.assertDescribes(request.route(), response);
        return response;
    }

    /** Parses as strictly as the JDK can: no document type, namespaces known. */
    static Document parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** The elements in an element, in their order. */
    static List<Element> elements(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item)
                .filter(Element.class::isInstance).map(Element.class::cast).toList();
    }

    /** The names of the elements in an element, in their order. */
    static List<String> names(Element parent) {
        return elements(parent).stream().map(Element::getLocalName).toList();
    }

    /** The text of the one element of this name in an element. */
    static String text(Element parent, String name) {
        List<Element> found = elements(parent).stream().filter(each -> each.getLocalName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " elements " + name + " in " + parent.getTagName());
        }
        return found.getFirst().getTextContent();
    }
}
