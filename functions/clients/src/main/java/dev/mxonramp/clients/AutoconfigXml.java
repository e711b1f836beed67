package dev.mxonramp.clients;

import dev.mxonramp.domain.client.ClientSettings;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Thunderbird's autoconfig document, version 1.1 (draft-ietf-mailmaint-autoconfig). */
record AutoconfigXml(ClientSettings settings) {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final int SHORT = 20;

    /** @param domain of the address asked about, or the provider's own where none was */
    String of(String domain) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("clientConfig");
            xml.writeAttribute("version", "1.1");
            provider(xml, domain);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private void provider(XMLStreamWriter xml, String domain) throws XMLStreamException {
        xml.writeStartElement("emailProvider");
        xml.writeAttribute("id", domain);
        element(xml, "domain", domain);
        element(xml, "displayName", settings.brand());
        element(xml, "displayShortName", cut(settings.brand()));
        server(xml, "incomingServer", "imap", settings.imap());
        server(xml, "outgoingServer", "smtp", settings.smtp());
        xml.writeEndElement();
    }

    private static void server(XMLStreamWriter xml, String element, String type, ClientSettings.Server server)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", type);
        element(xml, "hostname", server.host().ascii());
        element(xml, "port", Integer.toString(server.port()));
        element(xml, "socketType", "SSL");
        element(xml, "authentication", "password-cleartext");
        element(xml, "username", "%EMAILADDRESS%");
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** Cut between characters, never within a surrogate pair. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHORT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHORT)).strip();
    }
}
