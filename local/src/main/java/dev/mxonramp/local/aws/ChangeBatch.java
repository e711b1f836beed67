package dev.mxonramp.local.aws;

import dev.mxonramp.testkit.dns.LoopbackZone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Changes to a zone that are made together or not at all. */
record ChangeBatch(List<Change> changes) {
    /** One change. */
    record Change(String action, RrSet set) {}

    ChangeBatch {
        changes = List.copyOf(changes);
    }

    static ChangeBatch of(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
            return new ChangeBatch(elements(root, "Change").stream().map(ChangeBatch::change).toList());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new Fault(400, "InvalidInput", "The batch is not XML: " + e.getMessage());
        }
    }

    private static Change change(Element change) {
        long ttl = Long.parseLong(text(change, "TTL"));
        return new Change(text(change, "Action"), new RrSet(text(change, "Name"), text(change, "Type"), ttl,
                elements(change, "Value").stream().map(Element::getTextContent).toList()));
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).stream().findFirst().map(Element::getTextContent)
                .orElseThrow(() -> new Fault(400, "InvalidInput", name + " is needed."));
    }

    /** Makes the changes, all of them or none. */
    void apply(LoopbackZone zone) {
        zone.edit(edit -> changes.forEach(change -> apply(edit, change.action(), change.set())));
    }

    private static void apply(LoopbackZone.Edit edit, String action, RrSet set) {
        List<RrSet> present = RrSet.of(edit.records(set.name(), set.type()));
        switch (action) {
            case "CREATE" -> {
                if (!present.isEmpty()) {
                    throw refused("create", set, "it already exists");
                }
                put(edit, set);
            }
            case "UPSERT" -> put(edit, set);
            case "DELETE" -> {
                if (present.isEmpty()) {
                    throw refused("delete", set, "it was not found");
                }
                if (!present.getFirst().equals(set)) {
                    throw refused("delete", set, "the values provided do not match the current values");
                }
                edit.remove(set.name(), set.type());
            }
            default -> throw new Fault(400, "InvalidInput", "There is no action " + action + ".");
        }
    }

    private static void put(LoopbackZone.Edit edit, RrSet set) {
        edit.put(set.name(), set.type(), set.ttl(), set.values().toArray(String[]::new));
    }

    private static Fault refused(String verb, RrSet set, String why) {
        return new Fault(400, "InvalidChangeBatch",
                "[Tried to " + verb + " resource record set " + set.spoken() + " but " + why + "]");
    }
}
