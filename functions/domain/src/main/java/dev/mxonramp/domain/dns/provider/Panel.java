package dev.mxonramp.domain.dns.provider;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a DNS host's panel calls the parts of a record, and how it wants them.
 *
 * @param txt the fields of a TXT record
 * @param mx the fields of an MX record
 * @param apex how the panel writes the zone's own name
 * @param appends whether it appends the zone to names by itself
 * @param dot whether a host name has to end with a dot
 */
public record Panel(Fields txt, Fields mx, Apex apex, boolean appends, boolean dot) {
    /** What most panels have, for those whose names could not be confirmed. */
    static final Fields USUAL_TXT = new Fields("Name", "Value", null);
    /** The same for MX records. */
    static final Fields USUAL_MX = new Fields("Name", "Value", "Priority");

    /**
     * The names of a record's fields.
     *
     * @param priority null for a TXT record, and where the number stands before the host in {@code value}
     */
    public record Fields(String name, String value, @Nullable String priority) {}

    /** How the zone's own name is entered. */
    public enum Apex {
        /** As {@code @}. */
        AT,
        /** The field stays empty. */
        EMPTY,
        /** It is written out. */
        FULL,
        /** Not known: most take either of the first two. */
        EITHER
    }

    /** A record's name as it is to be entered. */
    public String name(DomainName name, DomainName zone) {
        if (name.equals(zone)) {
            return switch (apex) {
                case AT -> "@";
                case EMPTY -> "(leave empty)";
                case FULL -> full(zone.ascii());
                case EITHER -> "@ (or empty)";
            };
        }
        return appends && name.isAtOrBelow(zone)
                ? name.ascii().substring(0, name.ascii().length() - zone.ascii().length() - 1)
                : full(name.ascii());
    }

    /** A TXT record, field by field. */
    public String txt(DomainName name, DomainName zone, String value) {
        return "Type: TXT, " + txt.name() + ": " + name(name, zone) + ", " + txt.value() + ": " + value;
    }

    /** MX records at one name, field by field; {@code hosts} in the order of their {@code priorities}. */
    public String mx(DomainName name, DomainName zone, List<DomainName> hosts, List<Integer> priorities) {
        var records = new StringBuilder("Type: MX, " + mx.name() + ": " + name(name, zone));
        for (int i = 0; i < hosts.size(); i++) {
            records.append(i == 0 ? ", " : "; and ").append(target(hosts.get(i), priorities.get(i)));
        }
        return records.toString();
    }

    private String target(DomainName host, int priority) {
        return mx.priority() == null
                ? mx.value() + ": " + priority + " " + full(host.ascii())
                : mx.value() + ": " + full(host.ascii()) + ", " + mx.priority() + ": " + priority;
    }

    private String full(String name) {
        return dot ? name + "." : name;
    }
}
