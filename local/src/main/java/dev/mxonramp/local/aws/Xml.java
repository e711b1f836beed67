package dev.mxonramp.local.aws;

import java.util.function.Consumer;

/** Writes a small XML document; what goes in as text comes out escaped. */
final class Xml {
    private final String name;
    private final StringBuilder content = new StringBuilder();

    Xml(String name) {
        this.name = name;
    }

    Xml text(String element, String text) {
        content.append('<').append(element).append('>').append(escaped(text)).append("</").append(element).append('>');
        return this;
    }

    Xml with(String element, Consumer<Xml> writer) {
        var child = new Xml(element);
        writer.accept(child);
        content.append(child.element());
        return this;
    }

    private String element() {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    String document() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
