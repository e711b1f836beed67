package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.DnsRecord;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.dns.ZoneCut.Listing;
import dev.mxonramp.domain.dns.ZoneCut.NameServer;
import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.name.DomainName;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Finds the addresses of a zone's name servers, and lets through those that may be asked. */
final class NameServers {
    /** As many as the root has; of more, the others are not asked, so that nobody makes us a flood. */
    private static final int MOST_ASKED = 13;
    /** Of more than twice as many, those that are asked are no half (dns.md 10): nothing depends on the rest. */
    private static final int MOST_NAMED = 2 * MOST_ASKED + 1;
    /** The largest of hosts have three of each family. */
    private static final int MOST_ADDRESSES = 6;
    /** Stands for all servers whose names are none that a host can have; they count, and cannot be asked. */
    private static final DomainName NAMELESS = new DomainName("no-host-name.invalid");

    private final Asker asker;
    private final EgressPolicy egress;
    private final boolean ipv6;

    NameServers(Asker asker, EgressPolicy egress, boolean ipv6) {
        this.asker = asker;
        this.egress = egress;
        this.ipv6 = ipv6;
    }

    /** The zone's servers as a reply names them in its answer or its authority section, with the glue it carries. */
    ZoneCut cut(DomainName zone, Message reply, int section) {
        return cut(zone, names(zone, reply, section), reply.getSection(Section.ADDITIONAL));
    }

    /** The names of the zone's servers in a section of a reply, sorted; names that no host can have as one. */
    static List<DomainName> names(DomainName zone, Message reply, int section) {
        return reply.getSection(section).stream()
                .filter(record -> record.getType() == Type.NS && record.getName().equals(Names.dns(zone)))
                .map(record -> Names.domain(record.getAdditionalName()).orElse(NAMELESS)).distinct().sorted()
                .limit(MOST_NAMED).toList();
    }

    /** The parent's servers and those that the zone's own answer names: resolvers ask both. */
    ZoneCut joined(ZoneCut parents, Message own) {
        List<DomainName> named = names(parents.zone(), own, Section.ANSWER);
        if (named.isEmpty()) {
            return parents;
        }
        var all = new ArrayList<NameServer>();
        parents.servers().forEach(server -> all
                .add(named.contains(server.name()) ? server : server.listed(Listing.PARENT_ONLY)));
        List<DomainName> known = parents.servers().stream().map(NameServer::name).toList();
        cut(parents.zone(), named.stream().filter(name -> !known.contains(name)).toList(),
                own.getSection(Section.ADDITIONAL)).servers()
                .forEach(server -> all.add(server.listed(Listing.CHILD_ONLY)));
        return new ZoneCut(parents.zone(), all);
    }

    /** The zone's servers by their names; where one has addresses beyond those to be asked, it stands there once more. */
    ZoneCut cut(DomainName zone, List<DomainName> names, List<Record> glue) {
        List<Callable<List<NameServer>>> tasks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            DomainName name = names.get(i);
            boolean asked = i < MOST_ASKED && !name.equals(NAMELESS);
            tasks.add(() -> asked ? server(name, glued(name, glue)) : List.of(without(name, Failure.NOT_ASKED)));
        }
        return new ZoneCut(zone, asker.together(tasks).stream().flatMap(List::stream).toList());
    }

    private static NameServer without(DomainName name, Failure why) {
        return new NameServer(name, Listing.AGREED, List.of(), why);
    }

    private List<NameServer> server(DomainName name, List<InetAddress> glue) {
        // The parent may have glue of the other family alone.
        Addresses known = used(glue).isEmpty() ? resolved(name) : new Addresses(glue, true);
        List<InetAddress> used = used(known.found());
        if (used.isEmpty()) {
            return List.of(without(name, known.whyNone()));
        }
        List<InetAddress> allowed = used.stream().filter(egress::allows).toList();
        var asked = new NameServer(name, Listing.AGREED, allowed.stream().limit(MOST_ADDRESSES).toList(),
                Failure.FORBIDDEN_ADDRESS);
        return allowed.size() > MOST_ADDRESSES ? List.of(asked, without(name, Failure.NOT_ASKED)) : List.of(asked);
    }

    private List<InetAddress> used(List<InetAddress> addresses) {
        return addresses.stream().filter(address -> ipv6 || address instanceof Inet4Address).distinct().toList();
    }

    /** IPv6 addresses are looked for where they are used, and where they tell "none" from "none that is used". */
    private Addresses resolved(DomainName name) {
        Addresses v4 = addresses(asker.resolver(new Question(name, Question.Type.A)));
        if (!ipv6 && !v4.found().isEmpty()) {
            return v4;
        }
        return v4.and(addresses(asker.resolver(new Question(name, Question.Type.AAAA))));
    }

    /**
     * A server's addresses.
     *
     * @param all whether the resolver told of all there are; what it could not find out is nobody's fault but ours
     */
    private record Addresses(List<InetAddress> found, boolean all) {
        Addresses and(Addresses more) {
            return new Addresses(Stream.concat(found.stream(), more.found.stream()).toList(), all && more.all);
        }

        /** Why none of them is of use. */
        Failure whyNone() {
            if (!all) {
                return Failure.OURS;
            }
            return found.isEmpty() ? Failure.NO_ADDRESS : Failure.UNUSED_FAMILY;
        }
    }

    private static Addresses addresses(Reply reply) {
        return switch (reply) {
            case Reply.Present present -> new Addresses(
                    present.records().stream().map(DnsRecord::presented).map(InetAddress::ofLiteral).toList(), true);
            case Reply.Absent _ -> new Addresses(List.of(), true);
            case Reply.Alias _,Reply.Referred _,Reply.Failed _ -> new Addresses(List.of(), false);
        };
    }

    private static List<InetAddress> glued(DomainName name, List<Record> glue) {
        return glue.stream().filter(record -> record.getName().equals(Names.dns(name)))
                .<InetAddress>mapMulti((record, sink) -> {
                    switch (record) {
                        case ARecord v4 -> sink.accept(v4.getAddress());
                        case AAAARecord v6 -> sink.accept(v6.getAddress());
                        default -> {
                        }
                    }
                }).toList();
    }
}
