package dev.mxonramp.testkit.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** One version of a zone's records; never changed once made. Answers as RFC 1034 4.3.2 and RFC 4592 say. */
final class ZoneData {
    private static final long NEGATIVE_TTL = 30;
    private static final int LONGEST_CHAIN = 8;

    private final Name origin;
    private final long serial;
    private final NavigableMap<Name, List<Record>> nodes;
    private final @Nullable ZoneSigner signer;

    private ZoneData(Name origin, long serial, NavigableMap<Name, List<Record>> nodes, @Nullable ZoneSigner signer) {
        this.origin = origin;
        this.serial = serial;
        this.nodes = nodes;
        this.signer = signer;
    }

    static ZoneData empty(Name origin) {
        return new ZoneData(origin, 1, new TreeMap<>(), null);
    }

    Name origin() {
        return origin;
    }

    long serial() {
        return serial;
    }

    /** All records but the SOA, in the order of their names. */
    List<Record> records() {
        return nodes.values().stream().flatMap(List::stream).toList();
    }

    List<Record> records(Name name, int type) {
        return nodes.getOrDefault(name, List.of()).stream().filter(each -> each.getType() == type).toList();
    }

    /** The next version, in which exactly these records stand at the name and type. */
    ZoneData with(Name name, int type, List<Record> records) {
        var next = new TreeMap<>(nodes);
        var node = new ArrayList<>(nodes.getOrDefault(name, List.of()));
        node.removeIf(each -> each.getType() == type);
        node.addAll(records);
        if (node.isEmpty()) {
            next.remove(name);
        } else {
            next.put(name, List.copyOf(node));
        }
        return new ZoneData(origin, serial, next, signer);
    }

    /** The next version, signed by this signer, with its key. */
    ZoneData signedBy(ZoneSigner by) {
        return new ZoneData(origin, serial, nodes, by).with(origin, Type.DNSKEY, List.of(by.key()));
    }

    @Nullable
    ZoneSigner signer() {
        return signer;
    }

    ZoneData withSerial(long next) {
        return new ZoneData(origin, next, nodes, signer);
    }

    SOARecord soa() {
        Name host = records(origin, Type.NS).stream().findFirst().map(Record::getAdditionalName)
                .orElseGet(() -> Name.fromConstantString("ns.invalid."));
        return new SOARecord(origin, DClass.IN, NEGATIVE_TTL, host, Name.fromConstantString("hostmaster.invalid."),
                serial, 60, 30, 604_800, NEGATIVE_TTL);
    }

    /** What the zone says to a question; {@code qname} is at or below the origin. */
    ZoneAnswer answer(Name qname, int qtype) {
        var answer = new ArrayList<Record>();
        Name name = qname;
        for (int hop = 0; hop <= LONGEST_CHAIN; hop++) {
            Optional<List<Record>> cut = delegation(name);
            // What the parent says of a zone's keys stands on the parent's side of the cut (RFC 4035 3.1.4.1).
            boolean ours = qtype == Type.DS && cut.isPresent() && cut.get().getFirst().getName().equals(name);
            if (cut.isPresent() && !ours) {
                return new ZoneAnswer.Referral(answer, cut.get());
            }
            Optional<List<Record>> node = node(name);
            if (node.isEmpty()) {
                return new ZoneAnswer.Absent(answer, soa(), !exists(name));
            }
            List<Record> typed = node.get().stream().filter(each -> each.getType() == qtype).toList();
            Optional<Record> alias = node.get().stream().filter(CNAMERecord.class::isInstance).findFirst();
            if (!typed.isEmpty() || alias.isEmpty()) {
                answer.addAll(typed);
                return typed.isEmpty()
                        ? new ZoneAnswer.Absent(answer, soa(), false)
                        : new ZoneAnswer.Present(answer);
            }
            answer.add(alias.get());
            name = ((CNAMERecord) alias.get()).getTarget();
            if (!name.subdomain(origin)) {
                return new ZoneAnswer.Present(answer);
            }
        }
        return new ZoneAnswer.Present(answer);
    }

    private Optional<List<Record>> delegation(Name name) {
        for (int skipped = name.labels() - origin.labels() - 1; skipped >= 0; skipped--) {
            List<Record> servers = records(new Name(name, skipped), Type.NS);
            if (!servers.isEmpty()) {
                return Optional.of(servers);
            }
        }
        return Optional.empty();
    }

    private Optional<List<Record>> node(Name name) {
        if (name.equals(origin)) {
            var apex = new ArrayList<Record>(nodes.getOrDefault(name, List.of()));
            apex.add(soa());
            return Optional.of(apex);
        }
        List<Record> exact = nodes.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return exists(name) ? Optional.of(List.of()) : wildcard(name);
    }

    /** The wildcard that a name's records come from, if it has none of its own. */
    Optional<Name> synthesis(Name name) {
        return exists(name) ? Optional.empty() : Optional.of(wildcardAt(name)).filter(nodes::containsKey);
    }

    /** The wildcard at the closest encloser of a name below the origin, whether there is one or not. */
    Name wildcardAt(Name name) {
        int up = 1;
        while (!exists(new Name(name, up))) {
            up++;
        }
        return name.wild(up);
    }

    /** The NSEC record at or before the name, in the canonical order (RFC 4034 6.1). */
    Record nsec(Name name) {
        var owners = new TreeSet<Name>();
        owners.add(origin);
        nodes.keySet().stream().filter(each -> delegation(each).filter(cut -> !cut.getFirst().getName().equals(each))
                .isEmpty()).forEach(owners::add);
        Name owner = owners.floor(name);
        Name next = owners.higher(owner);
        IntStream apex = owner.equals(origin) ? IntStream.of(Type.SOA) : IntStream.empty();
        int[] types = IntStream.concat(IntStream.concat(apex, IntStream.of(Type.RRSIG, Type.NSEC)),
                nodes.getOrDefault(owner, List.of()).stream().mapToInt(Record::getType)).sorted().distinct().toArray();
        return new NSECRecord(owner, DClass.IN, NEGATIVE_TTL, next == null ? origin : next, types);
    }

    /** The records of the wildcard at the closest encloser, under the name asked for (RFC 4592 3.3.1). */
    private Optional<List<Record>> wildcard(Name name) {
        for (int up = 1; up <= name.labels() - origin.labels(); up++) {
            Name encloser = new Name(name, up);
            List<Record> star = nodes.get(name.wild(up));
            if (star != null) {
                return Optional.of(star.stream().map(each -> each.withName(name)).toList());
            }
            if (exists(encloser)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether there is anything at or below the name, so that it exists (RFC 8020). */
    private boolean exists(Name name) {
        return name.equals(origin) || nodes.keySet().stream().anyMatch(each -> each.subdomain(name));
    }
}
