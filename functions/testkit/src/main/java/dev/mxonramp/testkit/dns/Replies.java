package dev.mxonramp.testkit.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Builds the messages that name servers send. */
final class Replies {
    private static final int PAYLOAD = 1232;

    private Replies() {}

    /** An empty reply with the query's id, question and EDNS. */
    static Message to(Message query, int rcode) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        reply.getHeader().setRcode(rcode);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        if (query.getQuestion() != null) {
            reply.addRecord(query.getQuestion(), Section.QUESTION);
        }
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(PAYLOAD, 0, 0, query.getOPT().getFlags() & ExtendedFlags.DO),
                    Section.ADDITIONAL);
        }
        return reply;
    }

    /** SERVFAIL with an Extended DNS Error (RFC 8914). */
    static Message bogus(Message query, String text) {
        Message reply = to(query, Rcode.SERVFAIL);
        reply.removeAllRecords(Section.ADDITIONAL);
        reply.addRecord(new OPTRecord(PAYLOAD, 0, 0, 0,
                new ExtendedErrorCodeOption(ExtendedErrorCodeOption.DNSSEC_BOGUS, text)), Section.ADDITIONAL);
        return reply;
    }

    /** What an authority says from its zone; REFUSED if it has none for the name. */
    static Message authoritative(Message query, LoopbackServer server) {
        Record question = query.getQuestion();
        if (question == null || query.getHeader().getOpcode() != Opcode.QUERY) {
            return to(query, Rcode.NOTIMP);
        }
        Name name = question.getName().canonicalize();
        Optional<ZoneData> zone = zoneAbove(name, question.getType(), server).or(() -> server.zoneFor(name));
        if (zone.isEmpty()) {
            return to(query, Rcode.REFUSED);
        }
        Message reply = to(query, Rcode.NOERROR);
        reply.getHeader().setFlag(Flags.AA);
        ZoneAnswer answer = zone.get().answer(name, question.getType());
        fill(reply, answer, zone.get());
        SignedAnswers.complete(query, reply, name, answer, zone.get());
        return reply;
    }

    /** Who answers for DS records: the zone above the name, where this server has it (RFC 4035 3.1.4.1). */
    private static Optional<ZoneData> zoneAbove(Name name, int type, LoopbackServer server) {
        return type == Type.DS && !name.equals(Name.root) ? server.zoneFor(new Name(name, 1)) : Optional.empty();
    }

    private static void fill(Message reply, ZoneAnswer answer, ZoneData zone) {
        switch (answer) {
            case ZoneAnswer.Present(List<Record> records) -> add(reply, records, Section.ANSWER);
            case ZoneAnswer.Absent(List<Record> records, Record soa, boolean nameMissing) -> {
                add(reply, records, Section.ANSWER);
                reply.addRecord(soa, Section.AUTHORITY);
                reply.getHeader().setRcode(nameMissing ? Rcode.NXDOMAIN : Rcode.NOERROR);
            }
            case ZoneAnswer.Referral(List<Record> records, List<Record> servers) -> {
                if (records.isEmpty()) {
                    reply.getHeader().unsetFlag(Flags.AA);
                }
                add(reply, records, Section.ANSWER);
                add(reply, servers, Section.AUTHORITY);
                servers.forEach(server -> add(reply, zone.records(server.getAdditionalName(), Type.A),
                        Section.ADDITIONAL));
            }
        }
    }

    /** The same reply with its answer under another owner name. */
    static Message unrelated(Message reply) {
        Name other = Name.fromConstantString("somebody-else.invalid.");
        List<Record> moved = new ArrayList<>();
        reply.getSection(Section.ANSWER).forEach(each -> moved.add(each.withName(other)));
        reply.removeAllRecords(Section.ANSWER);
        add(reply, moved, Section.ANSWER);
        return reply;
    }

    static void add(Message reply, List<Record> records, int section) {
        records.forEach(each -> reply.addRecord(each, section));
    }
}
