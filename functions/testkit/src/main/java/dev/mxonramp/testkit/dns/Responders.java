package dev.mxonramp.testkit.dns;

import dev.mxonramp.testkit.dns.DnsSocket.Said;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Turns query octets into reply octets for each server and for the resolver, with their faults, and logs them. */
final class Responders {
    private static final int CLASSIC_UDP = 512;

    private final Recursion recursion;
    private final List<LoggedQuery> log = new CopyOnWriteArrayList<>();

    Responders(Recursion recursion) {
        this.recursion = recursion;
    }

    List<LoggedQuery> log() {
        return List.copyOf(log);
    }

    void forget() {
        log.clear();
    }

    /** A server that is also the resolver for those who desire recursion. */
    DnsSocket.Responder registry(LoopbackServer server) {
        DnsSocket.Responder authority = authority(server);
        return (octets, tcp) -> {
            Optional<Message> query = parse(octets);
            if (query.isEmpty() || !query.get().getHeader().getFlag(Flags.RD)) {
                return authority.respond(octets, tcp);
            }
            note("resolver", query.get(), tcp);
            return faulty(query.get(), recursion.answer(query.get()), recursion.fault(), tcp);
        };
    }

    /** A server that knows only its own zones. */
    DnsSocket.Responder authority(LoopbackServer server) {
        return (octets, tcp) -> {
            Optional<Message> query = parse(octets);
            if (query.isEmpty()) {
                return Optional.empty();
            }
            note(server.name(), query.get(), tcp);
            if (!server.delay().isZero()) {
                Thread.sleep(server.delay());
            }
            Message right = Replies.authoritative(query.get(), server);
            Tampering tampering = server.tampering();
            return tampering == null
                    ? faulty(query.get(), right, server.fault(), tcp)
                    : tampering.reply(query.get(), right, tcp).map(Said::whole);
        };
    }

    private void note(String server, Message query, boolean tcp) {
        Record question = query.getQuestion();
        if (question != null) {
            log.add(new LoggedQuery(server, question.getName().toString(true), Type.string(question.getType()),
                    query.getHeader().getFlag(Flags.RD), tcp));
        }
    }

    private static Optional<Said> faulty(Message query, Message reply, ServerFault fault, boolean tcp) {
        return switch (fault) {
            case NONE -> wire(query, reply, tcp);
            case DROP -> Optional.empty();
            case TRUNCATE -> byTcp(query, reply, tcp);
            case TRUNCATE_WITHOUT_TCP -> tcp ? Optional.empty() : wire(query, truncated(query), false);
            case TCP_CUT_SHORT -> byTcp(query, reply, tcp).map(said -> tcp ? said.cut(said.length() / 2) : said);
            case TCP_BELOW_ITS_LENGTH -> byTcp(query, reply, tcp).map(said -> tcp ? said.promising(1) : said);
            case WRONG_ID -> {
                reply.getHeader().setID(reply.getHeader().getID() ^ 0x5555);
                yield wire(query, reply, tcp);
            }
            case NOT_AUTHORITATIVE -> {
                reply.getHeader().unsetFlag(Flags.AA);
                yield wire(query, reply, tcp);
            }
            case REFUSED -> wire(query, Replies.to(query, Rcode.REFUSED), tcp);
            case SERVFAIL -> wire(query, Replies.to(query, Rcode.SERVFAIL), tcp);
            case BOGUS -> wire(query, Replies.bogus(query, "signature expired"), tcp);
            case UNRELATED_OWNER -> wire(query, Replies.unrelated(reply), tcp);
            case GARBAGE -> Optional.of(Said.whole(new byte[]{1, 2, 3, 4, 5}));
        };
    }

    /** By UDP it is truncated. */
    private static Optional<Said> byTcp(Message query, Message reply, boolean tcp) {
        return wire(query, tcp ? reply : truncated(query), tcp);
    }

    private static Message truncated(Message query) {
        Message reply = Replies.to(query, Rcode.NOERROR);
        reply.getHeader().setFlag(Flags.AA);
        reply.getHeader().setFlag(Flags.TC);
        return reply;
    }

    private static Optional<Said> wire(Message query, Message reply, boolean tcp) {
        OPTRecord edns = query.getOPT();
        int udpLimit = edns == null ? CLASSIC_UDP : Math.max(CLASSIC_UDP, edns.getPayloadSize());
        return Optional.of(Said.whole(reply.toWire(tcp ? Message.MAXLENGTH : udpLimit)));
    }

    private static Optional<Message> parse(byte[] octets) {
        try {
            var query = new Message(octets);
            return query.getHeader().getFlag(Flags.QR) || query.getSection(Section.QUESTION).isEmpty()
                    ? Optional.empty()
                    : Optional.of(query);
        } catch (IOException noMessage) {
            return Optional.empty();
        }
    }
}
