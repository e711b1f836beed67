package dev.mxonramp.local.aws;

import dev.mxonramp.testkit.dns.LoopbackZone.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * A resource record set as Route 53 shows it.
 *
 * @param name absolute, in lower case, with the trailing dot
 * @param type {@code MX}
 * @param ttl seconds
 * @param values in one spelling and order, so that equal sets are equal
 */
record RrSet(String name, String type, long ttl, List<String> values) {
    /** Route 53's order: by the labels from the right, then by type. */
    static final Comparator<RrSet> ORDER = Comparator.comparing((RrSet set) -> reversed(set.name()))
            .thenComparing(RrSet::type);

    RrSet {
        name = absolute(name);
        values = spelled(name, type, values);
    }

    static String absolute(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower : lower + ".";
    }

    private static List<String> spelled(String name, String type, List<String> values) {
        var spelled = new ArrayList<String>();
        for (String value : values) {
            try {
                spelled.add(spelled(
                        Record.fromString(Name.fromString(name), Type.value(type), DClass.IN, 0, value, Name.root)));
            } catch (IOException e) {
                throw new Fault(400, "InvalidChangeBatch", "[Invalid Resource Record: '" + value + "' for " + type
                        + " " + name + ": " + e.getMessage() + "]");
            }
        }
        Collections.sort(spelled);
        return List.copyOf(spelled);
    }

    /** Route 53 quotes every string of a TXT record, and escapes no semicolons. */
    private static String spelled(Record record) {
        return record instanceof TXTRecord txt
                ? txt.getStrings().stream().map(each -> '"' + each.replace("\\;", ";") + '"')
                        .collect(Collectors.joining(" "))
                : record.rdataToString();
    }

    static String reversed(String name) {
        List<String> labels = new ArrayList<>(List.of(absolute(name).split("\\.")));
        Collections.reverse(labels);
        return String.join(".", labels);
    }

    /** Groups records into sets, in Route 53's order. */
    static List<RrSet> of(List<Entry> entries) {
        var groups = new LinkedHashMap<String, List<Entry>>();
        entries.forEach(
                entry -> groups.computeIfAbsent(entry.name() + " " + entry.type(), any -> new ArrayList<>())
                        .add(entry));
        return groups.values().stream()
                .map(
                        group -> new RrSet(group.getFirst().name(), group.getFirst().type(), group.getFirst().ttl(),
                                group.stream().map(Entry::rdata).toList()))
                .sorted(ORDER).toList();
    }

    String spoken() {
        return "[name='" + name + "', type='" + type + "']";
    }
}
