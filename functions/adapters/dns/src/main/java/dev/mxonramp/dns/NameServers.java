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
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Finds the addresses of a zone's name servers, and lets through those that may be asked. */
final class NameServers {
    /** More than a root-like zone has; a delegation with more is cut, so that nobody makes us a flood. */
    private static final int MOST_SERVERS = 13;
    private static final int MOST_ADDRESSES = 2;

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

    /** The names of the zone's servers in a section of a reply, sorted. */
    static List<DomainName> names(DomainName zone, Message reply, int section) {
        return reply.getSection(section).stream()
                .filter(record -> record.getType() == Type.NS && record.getName().equals(Names.dns(zone)))
                .flatMap(record -> Names.domain(record.getAdditionalName()).stream()).distinct().sorted()
                .limit(MOST_SERVERS).toList();
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

    /** The zone's servers by their names. */
    ZoneCut cut(DomainName zone, List<DomainName> names, List<Record> glue) {
        List<Callable<NameServer>> tasks = new ArrayList<>();
        names.forEach(name -> tasks.add(() -> server(name, glued(name, glue))));
        return new ZoneCut(zone, asker.together(tasks));
    }

    private NameServer server(DomainName name, List<InetAddress> glue) {
        List<InetAddress> known = glue.isEmpty() ? resolved(name) : glue;
        if (known.isEmpty()) {
            return new NameServer(name, Listing.AGREED, List.of(), Failure.NO_ADDRESS);
        }
        List<InetAddress> used = known.stream().filter(address -> ipv6 || address instanceof Inet4Address).toList();
        if (used.isEmpty()) {
            return new NameServer(name, Listing.AGREED, List.of(), Failure.UNUSED_FAMILY);
        }
        return new NameServer(name, Listing.AGREED, used.stream().filter(egress::allows).limit(MOST_ADDRESSES).toList(),
                Failure.FORBIDDEN_ADDRESS);
    }

    /** IPv6 addresses are looked for where they are used, and where they tell "none" from "none that is used". */
    private List<InetAddress> resolved(DomainName name) {
        List<InetAddress> v4 = addresses(asker.resolver(new Question(name, Question.Type.A)));
        if (!ipv6 && !v4.isEmpty()) {
            return v4;
        }
        var all = new ArrayList<>(v4);
        all.addAll(addresses(asker.resolver(new Question(name, Question.Type.AAAA))));
        return all;
    }

    private static List<InetAddress> addresses(Reply reply) {
        return reply instanceof Reply.Present present
                ? present.records().stream().map(DnsRecord::presented).map(InetAddress::ofLiteral).toList()
                : List.of();
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
