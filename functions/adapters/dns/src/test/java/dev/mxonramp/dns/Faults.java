package dev.mxonramp.dns;

import static dev.mxonramp.dns.FaultRow.everywhere;
import static dev.mxonramp.dns.FaultRow.fault;
import static dev.mxonramp.dns.FaultRow.forged;
import static dev.mxonramp.dns.FaultRow.published;
import static dev.mxonramp.dns.Forgery.challenge;
import static dev.mxonramp.dns.Forgery.coded;
import static dev.mxonramp.dns.Forgery.empty;
import static dev.mxonramp.dns.Forgery.flagged;
import static dev.mxonramp.dns.Forgery.proof;
import static dev.mxonramp.dns.Forgery.record;
import static dev.mxonramp.dns.Forgery.with;

import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.SignatureFault;
import dev.mxonramp.testkit.dns.Tampering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The table of faults. */
final class Faults {
    private static final Name ELSEWHERE = Name.fromConstantString("_onramp-challenge.other.test.");

    private final List<FaultRow> rows = new ArrayList<>();

    private Faults() {}

    static List<FaultRow> all() {
        var faults = new Faults();
        faults.transport();
        faults.servers();
        faults.harmless();
        faults.forgeries();
        faults.referrals();
        faults.aliases();
        faults.signatures();
        return List.copyOf(faults.rows);
    }

    private void add(FaultRow... these) {
        rows.addAll(Arrays.asList(these));
    }

    private void transport() {
        add(fault("dns.unreachable", ServerFault.DROP), fault("txt.found", ServerFault.TRUNCATE),
                fault("dns.unreachable", ServerFault.TRUNCATE_WITHOUT_TCP),
                fault("dns.unreachable", ServerFault.WRONG_ID), fault("dns.unreachable", ServerFault.GARBAGE),
                published("one of two keeps silent", "txt.found",
                        world -> world.dns.server(1).behave(ServerFault.DROP)),
                published("slow", "txt.found", world -> delay(world, Duration.ofMillis(200))),
                published("slower than any try", "dns.unreachable", world -> delay(world, Duration.ofSeconds(4))),
                published("truncated, TCP refused", "dns.unreachable", world -> {
                    world.everyServer(ServerFault.TRUNCATE);
                    world.dns.refuseTcp();
                }), published("truncated, TCP hangs", "dns.unreachable", world -> everywhere(world, byTcp(_ -> {
                    Thread.sleep(Duration.ofSeconds(4));
                    return Optional.empty();
                }))), published("truncated, TCP answers garbage", "dns.unreachable",
                        world -> everywhere(world, byTcp(_ -> Optional.of(new byte[]{1, 2, 3})))),
                published("truncated, TCP answers nothing at all", "dns.unreachable",
                        world -> everywhere(world, byTcp(_ -> Optional.of(new byte[0])))),
                forged("value in the truncated part, and not in the whole", "txt.absent",
                        (query, right, tcp) -> {
                            Message reply = tcp || !Forgery.asked(query) ? right : flagged(empty(query), Flags.RA);
                            if (!tcp) {
                                reply.getHeader().setFlag(Flags.TC);
                            }
                            return Optional.of(reply.toWire());
                        }));
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

    private static void delay(World world, Duration time) {
        world.dns.servers().forEach(server -> server.delay(time));
    }

    private void servers() {
        add(fault("dns.lame", ServerFault.NOT_AUTHORITATIVE), fault("dns.lame", ServerFault.REFUSED),
                fault("dns.unreachable", ServerFault.SERVFAIL), fault("dns.bogus", ServerFault.BOGUS),
                fault("dns.unreachable", ServerFault.UNRELATED_OWNER),
                published("NOTAUTH", "dns.lame", world -> everywhere(world, rcode(Rcode.NOTAUTH))),
                published("FORMERR", "dns.unreachable", world -> everywhere(world, rcode(Rcode.FORMERR))),
                published("NOTIMP", "dns.unreachable", world -> everywhere(world, rcode(Rcode.NOTIMP))),
                published("one of two REFUSES", "txt.found",
                        world -> world.dns.server(1).behave(ServerFault.REFUSED)),
                published("registry keeps silent", "dns.ours",
                        world -> world.dns.registry().behave(ServerFault.DROP)),
                published("the resolver keeps silent", "dns.ours",
                        world -> world.dns.resolverBehaves(ServerFault.DROP)),
                new FaultRow("one of two is stale", false, false, "txt.partial", world -> {
                    world.dns.server(1).hold(world.zone);
                    world.zone.putTxt(World.NAME, 60, World.VALUE);
                }), new FaultRow("all are stale", false, false, "txt.absent", world -> {
                    world.dns.servers().forEach(server -> server.hold(world.zone));
                    world.zone.putTxt(World.NAME, 60, World.VALUE);
                }), new FaultRow("only the resolver has it", false, false, "txt.absent", world -> {
                    world.zone.putTxt(World.NAME, 60, World.VALUE);
                    world.dns.holdResolver(world.zone);
                    world.zone.remove(World.NAME, "TXT");
                }), published("the registry delegates to a private address", "dns.unreachable", world -> {
                    world.dns.zone("test").put("acme.test", "NS", 60, "ns.inside.test.");
                    world.dns.zone("test").put("ns.inside.test", "A", 60, "10.0.0.1");
                }));
    }

    private static Tampering rcode(int rcode) {
        return (query, right, tcp) -> {
            right.getHeader().setRcode(rcode);
            return Optional.of(right.toWire());
        };
    }

    private void harmless() {
        add(published("the answer thrice", "txt.found",
                world -> everywhere(world,
                        challenge(reply -> with(reply, Section.ANSWER, proof(), proof(), proof())))),
                published("TTL of zero", "txt.found", world -> world.zone.putTxt(World.NAME, 0, World.VALUE)),
                published("larger than UDP may be", "txt.found", world -> everywhere(world, (query, right, tcp) -> {
                    right.addRecord(record("pad.acme.test. \"" + "x".repeat(200) + "\"", Type.TXT),
                            Section.ADDITIONAL);
                    return Optional.of(right.toWire());
                })), published("giant TXT sets", "txt.found", world -> {
                    for (int i = 0; i < 200; i++) {
                        world.zone.add(World.NAME, "TXT", 60, "\"" + i + "x".repeat(240) + "\"");
                    }
                }), published("owner in capitals", "txt.found", world -> everywhere(world,
                        challenge(reply -> with(reply, Section.ANSWER, Forgery.txt(
                                Name.fromConstantString("_ONRAMP-CHALLENGE.Acme.TEST."), DClass.IN, World.VALUE))))));
    }

    private void forgeries() {
        add(forged("value under another name", "dns.unreachable", answer(Forgery.txt(ELSEWHERE, DClass.IN,
                World.VALUE))),
                forged("value under the domain's name in answer for the challenge's", "dns.unreachable",
                        answer(Forgery.txt(Name.fromConstantString("acme.test."), DClass.IN, World.VALUE))),
                forged("value in class CH", "txt.absent",
                        answer(Forgery.txt(Forgery.CHALLENGE, DClass.CH, World.VALUE))),
                forged("value in a record of type SPF", "dns.unreachable",
                        answer(record(World.NAME + ". \"" + World.VALUE + "\"", Type.SPF))),
                forged("value in the additional section", "txt.absent",
                        challenge(reply -> with(reply, Section.ADDITIONAL, proof()))),
                forged("value in the authority section", "txt.absent",
                        challenge(reply -> with(reply, Section.AUTHORITY, proof()))),
                forged("value, and NXDOMAIN", "dns.unreachable", challenge(reply -> coded(reply, Rcode.NXDOMAIN))),
                forged("value, and SERVFAIL", "dns.unreachable", challenge(reply -> coded(reply, Rcode.SERVFAIL))),
                forged("value, and REFUSED", "dns.lame", challenge(reply -> coded(reply, Rcode.REFUSED))),
                forged("value, and AA=0", "dns.lame", challenge(reply -> flagged(reply, Flags.AA))),
                forged("value in a query instead of a reply", "dns.unreachable",
                        challenge(reply -> flagged(reply, Flags.QR))),
                forged("value in answer to another question", "dns.unreachable", challenge(reply -> {
                    reply.removeAllRecords(Section.QUESTION);
                    reply.addRecord(Record.newRecord(ELSEWHERE, Type.TXT, DClass.IN), Section.QUESTION);
                    return with(reply, Section.ANSWER, proof());
                })), forged("value without any question", "dns.unreachable", challenge(reply -> {
                    reply.removeAllRecords(Section.QUESTION);
                    return with(reply, Section.ANSWER, proof());
                })), forged("value in halves, a record each", "txt.other-value",
                        challenge(reply -> with(reply, Section.ANSWER,
                                Forgery.txt(Forgery.CHALLENGE, DClass.IN, World.VALUE.substring(0, 36)),
                                Forgery.txt(Forgery.CHALLENGE, DClass.IN, World.VALUE.substring(36))))),
                forged("value in capitals", "txt.other-value",
                        answer(Forgery.txt(Forgery.CHALLENGE, DClass.IN, World.VALUE.toUpperCase(Locale.ROOT)))),
                forged("value with a NUL in it", "txt.decorated",
                        answer(record(World.NAME + ". \"" + World.VALUE + "\\000\"", Type.TXT))),
                forged("nothing, without an SOA", "txt.absent", challenge(reply -> reply)));
    }

    private static Tampering answer(Record record) {
        return challenge(reply -> with(reply, Section.ANSWER, record));
    }

    private void referrals() {
        add(forged("refers to the root, with the value", "dns.lame", referral(". ns.other.test.")),
                forged("refers to the registry", "dns.lame", referral("test. registry.name-servers.test.")),
                forged("refers to another zone", "dns.lame", referral("other.test. ns.other.test.")),
                forged("refers to itself", "dns.lame", referral("acme.test. ns1.name-servers.test.")),
                forged("refers to servers below that are not there", "dns.unreachable",
                        referral(World.NAME + ". ns.nowhere.test.")));
    }

    private static Tampering referral(String line) {
        return challenge(reply -> {
            reply.getHeader().unsetFlag(Flags.AA);
            return with(with(reply, Section.AUTHORITY, record(line, Type.NS)), Section.ADDITIONAL, proof());
        });
    }

    private void aliases() {
        add(forged("alias of itself", "dns.unreachable", answer(record(World.NAME + ". " + World.NAME + ".",
                Type.CNAME))),
                forged("aliases in a circle", "dns.unreachable", challenge(reply -> with(reply, Section.ANSWER,
                        record(World.NAME + ". a.acme.test.", Type.CNAME),
                        record("a.acme.test. " + World.NAME + ".", Type.CNAME)))),
                forged("more aliases than anybody follows", "dns.unreachable",
                        challenge(reply -> with(reply, Section.ANSWER, Forgery.chain(9).toArray(Record[]::new)))),
                new FaultRow("a wildcard", false, false, "txt.wildcard",
                        world -> world.zone.putTxt("*.acme.test", 60, World.VALUE)),
                new FaultRow("a wildcard alias", false, false, "txt.wildcard", world -> {
                    world.dns.zone("proofs.test").putTxt("here.proofs.test", 60, World.VALUE);
                    world.zone.put("*.acme.test", "CNAME", 60, "here.proofs.test.");
                }), new FaultRow("the domain an alias of somebody's who has it", false, false, "txt.absent", world -> {
                    world.dns.zone("proofs.test").putTxt("here.proofs.test", 60, World.VALUE);
                    world.zone.put("acme.test", "CNAME", 60, "here.proofs.test.");
                }));
    }

    private void signatures() {
        for (SignatureFault fault : SignatureFault.values()) {
            add(new FaultRow("signatures: " + fault, true, true,
                    fault == SignatureFault.NONE ? "txt.found" : "dns.bogus",
                    world -> world.zone.signatures(fault)));
        }
        add(new FaultRow("the value without a signature, from the servers of a signed zone", true, false, "dns.bogus",
                world -> everywhere(world, answer(proof()))),
                new FaultRow("another value's signature", true, true, "dns.bogus",
                        world -> everywhere(world, (query, right, tcp) -> {
                            if (Forgery.asked(query)) {
                                Record other = Forgery.txt(Forgery.CHALLENGE, DClass.IN, World.CODE.value());
                                right.addRecord(other, Section.ANSWER);
                            }
                            return Optional.of(right.toWire());
                        })),
                new FaultRow("the DS record is of another key", true, true, "dns.bogus", world -> world.dns.zone("test")
                        .put("acme.test", "DS", 60, "4711 13 2 " + "ab".repeat(32))));
    }
}
