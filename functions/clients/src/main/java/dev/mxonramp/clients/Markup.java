package dev.mxonramp.clients;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML and HTML elements; every text and every attribute goes through the writer's own escaping. */
final class Markup {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private Markup(XMLStreamWriter out) {
        this.out = out;
    }

    /** An XML document in UTF-8 without a byte order mark. */
    static String xml(Consumer<Markup> content) {
        return written(markup -> {
            markup.out.writeStartDocument("UTF-8", "1.0");
            content.accept(markup);
            markup.out.writeEndDocument();
        });
    }

    /** An HTML document. */
    static String html(Consumer<Markup> content) {
        return written(markup -> {
            markup.out.writeDTD("<!doctype html>");
            content.accept(markup);
        });
    }

    /** Writes a document type declaration as it is. */
    Markup doctype(String declaration) {
        return write(() -> out.writeDTD(declaration));
    }

    /** Writes an element with content. */
    Markup element(String name, Consumer<Markup> content) {
        return write(() -> {
            out.writeStartElement(name);
            content.accept(this);
            // Never as an empty-element tag: HTML takes that for a start tag.
            out.writeCharacters("");
            out.writeEndElement();
        });
    }

    /** Writes an element with a text. */
    Markup element(String name, String text) {
        return element(name, inner -> inner.text(text));
    }

    /** Writes an element that has no content, as {@code <meta/>}. */
    Markup empty(String name, String... attributes) {
        return write(() -> {
            out.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** Writes a text. */
    Markup text(String text) {
        return write(() -> out.writeCharacters(text));
    }

    /** Writes attributes of the element that was just begun, names and values in turn. */
    Markup attributes(String... pairs) {
        return write(() -> {
            for (int at = 0; at < pairs.length; at += 2) {
                out.writeAttribute(pairs[at], pairs[at + 1]);
            }
        });
    }

    private static String written(Writing content) {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            content.write(new Markup(out));
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private Markup write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return this;
    }

    @FunctionalInterface
    private interface Writing {
        void write(Markup markup) throws XMLStreamException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}
