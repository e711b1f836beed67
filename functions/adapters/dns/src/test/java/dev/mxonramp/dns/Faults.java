package dev.mxonramp.dns;

import static dev.mxonramp.dns.FaultRow.everywhere;
import static dev.mxonramp.dns.Forgery.empty;
import static dev.mxonramp.dns.Forgery.with;

import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.Tampering;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What the way to a server, and the servers themselves, do wrong. */
final class Faults {
    private static final int MANY = 200;

    private Faults() {}

    static void fill(FaultRows rows) {
        transport(rows);
        tcp(rows);
        servers(rows);
        stale(rows);
        harmless(rows);
    }

    private static void transport(FaultRows rows) {
        String found = rows.wanted.found;
        rows.fault("dns.unreachable", ServerFault.DROP);
        rows.fault(found, ServerFault.TRUNCATE);
        rows.fault("dns.unreachable", ServerFault.TRUNCATE_WITHOUT_TCP);
        rows.fault("dns.unreachable", ServerFault.WRONG_ID);
        rows.fault("dns.unreachable", ServerFault.GARBAGE);
        rows.published("one of two keeps silent", found, world -> world.dns.server(1).behave(ServerFault.DROP));
        rows.published("slow", found, world -> delay(world, Duration.ofMillis(200)));
        rows.published("slower than any try", "dns.unreachable", world -> delay(world, Duration.ofSeconds(4)));
    }

    private static void delay(World world, Duration time) {
        world.dns.servers().forEach(server -> server.delay(time));
    }

    private static void tcp(FaultRows rows) {
        rows.fault("dns.unreachable", ServerFault.TCP_CUT_SHORT);
        rows.fault("dns.unreachable", ServerFault.TCP_BELOW_ITS_LENGTH);
        rows.published("truncated, TCP refused", "dns.unreachable", world -> {
            world.everyServer(ServerFault.TRUNCATE);
            world.dns.refuseTcp();
        });
        rows.published("truncated, TCP hangs", "dns.unreachable", world -> everywhere(world, byTcp(_ -> {
            Thread.sleep(Duration.ofSeconds(4));
            return Optional.empty();
        })));
        rows.published("truncated, TCP answers garbage", "dns.unreachable",
                world -> everywhere(world, byTcp(_ -> Optional.of(new byte[]{1, 2, 3}))));
        rows.published("truncated, TCP answers nothing at all", "dns.unreachable",
                world -> everywhere(world, byTcp(_ -> Optional.of(new byte[0]))));
        rows.published("truncated by TCP too", "dns.unreachable", world -> everywhere(world, (query, right, tcp) -> {
            right.getHeader().setFlag(Flags.TC);
            return Optional.of(right.toWire());
        }));
        rows.published("truncated by TCP too, and nothing in it", "dns.unreachable",
                world -> everywhere(world, (query, right, tcp) -> {
                    Message reply = empty(query);
                    reply.getHeader().setFlag(Flags.TC);
                    return Optional.of(reply.toWire());
                }));
        rows.forged("the records in the truncated part, and not in the whole", rows.wanted.absent,
                (query, right, tcp) -> {
                    boolean forge = !tcp && rows.wanted.askedIn(query);
                    Message reply = forge ? rows.forgery.flagged(empty(query), Flags.RA) : right;
                    if (!tcp) {
                        reply.getHeader().setFlag(Flags.TC);
                    }
                    return Optional.of(reply.toWire());
                });
    }

    private interface Answer {
        Optional<byte[]> to(Message query) throws InterruptedException;
    }

    /** Truncates by UDP, and answers like this by TCP. */
    private static Tampering byTcp(Answer answer) {
        return (query, right, tcp) -> {
            if (tcp) {
                return answer.to(query);
            }
            Message reply = empty(query);
            reply.getHeader().setFlag(Flags.TC);
            return Optional.of(reply.toWire());
        };
    }

    private static void servers(FaultRows rows) {
        rows.fault("dns.lame", ServerFault.NOT_AUTHORITATIVE);
        rows.fault("dns.lame", ServerFault.REFUSED);
        rows.fault("dns.unreachable", ServerFault.SERVFAIL);
        rows.fault("dns.bogus", ServerFault.BOGUS);
        rows.fault("dns.unreachable", ServerFault.UNRELATED_OWNER);
        rows.published("NOTAUTH", "dns.lame", world -> everywhere(world, rcode(Rcode.NOTAUTH)));
        rows.published("FORMERR", "dns.unreachable", world -> everywhere(world, rcode(Rcode.FORMERR)));
        rows.published("FORMERR to EDNS alone", rows.wanted.found, world -> everywhere(world,
                (query, right, tcp) -> query.getOPT() == null
                        ? Optional.of(right.toWire())
                        : rcode(Rcode.FORMERR).reply(query, right, tcp)));
        rows.published("NOTIMP", "dns.unreachable", world -> everywhere(world, rcode(Rcode.NOTIMP)));
        rows.published("one of two REFUSES", rows.wanted.found,
                world -> world.dns.server(1).behave(ServerFault.REFUSED));
        rows.published("registry keeps silent", "dns.ours", world -> world.dns.registry().behave(ServerFault.DROP));
        rows.published("the resolver keeps silent", "dns.ours",
                world -> world.dns.resolverBehaves(ServerFault.DROP));
        rows.published("the registry delegates to a private address", "dns.unreachable", world -> {
            world.dns.zone("test").put("acme.test", "NS", 60, "ns.inside.test.");
            world.dns.zone("test").put("ns.inside.test", "A", 60, "10.0.0.1");
        });
    }

    private static Tampering rcode(int rcode) {
        return (query, right, tcp) -> {
            right.getHeader().setRcode(rcode);
            return Optional.of(right.toWire());
        };
    }

    private static void stale(FaultRows rows) {
        rows.unpublished("one of two is stale", rows.wanted.partial, world -> {
            world.dns.server(1).hold(world.zone);
            rows.wanted.publish(world, 60);
        });
        rows.unpublished("all are stale", rows.wanted.absent, world -> {
            world.dns.servers().forEach(server -> server.hold(world.zone));
            rows.wanted.publish(world, 60);
        });
        rows.unpublished("only the resolver has it", rows.wanted.absent, world -> {
            rows.wanted.publish(world, 60);
            world.dns.holdResolver(world.zone);
            rows.wanted.withdraw(world);
        });
    }

    private static void harmless(FaultRows rows) {
        Wanted wanted = rows.wanted;
        rows.published("the answer thrice", wanted.found,
                world -> everywhere(world, rows.forgery.of(reply -> with(with(with(reply, Section.ANSWER,
                        wanted.records()), Section.ANSWER, wanted.records()), Section.ANSWER, wanted.records()))));
        rows.published("TTL of zero", wanted.found, world -> wanted.publish(world, 0));
        rows.published("larger than UDP may be", wanted.found, world -> everywhere(world, (query, right, tcp) -> {
            right.addRecord(Forgery.record("pad.acme.test. \"" + "x".repeat(200) + "\"", Type.TXT),
                    Section.ADDITIONAL);
            return Optional.of(right.toWire());
        }));
        rows.published("owner in capitals", wanted.found, world -> everywhere(world, rows.forgery.answer(
                wanted.records(Name.fromConstantString(wanted.code("_ONRAMP-CHALLENGE.Acme.TEST.", "Acme.TEST.")),
                        wanted.type, DClass.IN))));
        // Other TXT records beside the right one are nobody's business; other mail hosts beside ours are.
        rows.published("giant sets", wanted.code("txt.found", "mx.unresolvable"), world -> IntStream.range(0, MANY)
                .forEach(i -> world.zone.add(wanted.owner().toString(), Type.string(wanted.type), 60,
                        wanted.code("\"" + i + "x".repeat(240) + "\"", i + " " + "x".repeat(60) + i + ".old.test."))));
    }
}
