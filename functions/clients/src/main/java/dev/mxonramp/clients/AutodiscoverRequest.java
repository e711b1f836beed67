package dev.mxonramp.clients;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Outlook's question (MS-OXDSCLI 2.2.3, "plain old XML"): an address, and the form of answer that it can read. What
 * comes is anybody's: a document type ends it, so that no entity is ever declared, and with it neither expansion nor
 * anything outside.
 */
final class AutodiscoverRequest {
    static final String REQUEST = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
    static final String ANSWER = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    /** Longest question in characters; Outlook's have some 400. */
    static final int LONGEST = 16_384;

    private static final int DEEPEST = 8;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader in;
    private @Nullable String address;
    private @Nullable String schema;

    private AutodiscoverRequest(XMLStreamReader in) {
        this.in = in;
    }

    /** What a question is. */
    sealed interface Read {
        /** It asks about this, which is to be an address. */
        record Address(String typed) implements Read {}

        /** It is none that is answered; {@code why} is a sentence. */
        record Refused(String why) implements Read {}
    }

    /** Reads a question; never fails. */
    static Read of(String body) {
        if (body.length() > LONGEST) {
            return new Read.Refused("The request is longer than " + LONGEST + " characters.");
        }
        try {
            String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
            return new AutodiscoverRequest(FACTORY.createXMLStreamReader(new StringReader(text))).read();
        } catch (XMLStreamException e) {
            return new Read.Refused("The request is not well-formed XML.");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the request is read");
        });
        return factory;
    }

    private Read read() throws XMLStreamException {
        var path = new ArrayDeque<QName>();
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.DTD -> {
                    return new Read.Refused("The request has a document type, which is not allowed.");
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return new Read.Refused("The request has an entity, which is not allowed.");
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(in.getName());
                    if (path.size() > DEEPEST) {
                        return new Read.Refused("The request is nested too deeply.");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(path.stream().toList());
                default -> {
                    // Comments, spaces and processing instructions say nothing.
                }
            }
        }
        return judged();
    }

    private void text(List<QName> path) {
        if (path.equals(at("EMailAddress"))) {
            address = (address == null ? "" : address) + in.getText();
        } else if (path.equals(at("AcceptableResponseSchema"))) {
            schema = (schema == null ? "" : schema) + in.getText();
        }
    }

    private static List<QName> at(String name) {
        return List.of(new QName(REQUEST, "Autodiscover"), new QName(REQUEST, "Request"),
                new QName(REQUEST, name));
    }

    private Read judged() {
        if (address == null || address.isBlank()) {
            return new Read.Refused("The request names no EMailAddress in the namespace " + REQUEST + ".");
        }
        return schema != null && schema.strip().equals(ANSWER)
                ? new Read.Address(address.strip())
                : new Read.Refused("The only AcceptableResponseSchema is " + ANSWER + ".");
    }
}
