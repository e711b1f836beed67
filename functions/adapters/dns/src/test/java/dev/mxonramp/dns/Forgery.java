package dev.mxonramp.dns;

import dev.mxonramp.testkit.dns.Tampering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Replies that carry the right value in a way that must not count. */
final class Forgery {
    static final Name CHALLENGE = Name.fromConstantString(World.NAME + ".");

    private Forgery() {}

    /** To questions for the TXT record of the challenge something is forged; all others are answered rightly. */
    static Tampering challenge(UnaryOperator<Message> forger) {
        return (query, right, tcp) -> Optional.of(
                (asked(query) ? forger.apply(empty(query)) : right).toWire());
    }

    static boolean asked(Message query) {
        return query.getQuestion().getType() == Type.TXT && query.getQuestion().getName().equals(CHALLENGE);
    }

    /** An authoritative reply to the query, with nothing in it. */
    static Message empty(Message query) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        return reply;
    }

    static TXTRecord txt(Name owner, int dclass, String value) {
        return new TXTRecord(owner, dclass, 60, value);
    }

    /** The record that would prove. */
    static TXTRecord proof() {
        return txt(CHALLENGE, DClass.IN, World.VALUE);
    }

    static Record record(String line, int type) {
        String[] parts = line.split(" ", 2);
        try {
            return Record.fromString(Name.fromString(parts[0]), type, DClass.IN, 60, parts[1], Name.root);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    /** So many aliases one after the other from the challenge's name on, and the proof at their end. */
    static List<Record> chain(int length) {
        List<Name> names = IntStream.rangeClosed(0, length).mapToObj(
                i -> i == 0 ? CHALLENGE : Name.fromConstantString("a" + i + ".acme.test.")).toList();
        var records = new ArrayList<Record>();
        for (int i = 0; i < length; i++) {
            records.add(record(names.get(i) + " " + names.get(i + 1), Type.CNAME));
        }
        records.add(txt(names.getLast(), DClass.IN, World.VALUE));
        return records;
    }

    static Message with(Message reply, int section, Record... records) {
        for (Record record : records) {
            reply.addRecord(record, section);
        }
        return reply;
    }

    static Message coded(Message reply, int rcode) {
        reply.getHeader().setRcode(rcode);
        return with(reply, Section.ANSWER, proof());
    }

    static Message flagged(Message reply, int unset) {
        reply.getHeader().unsetFlag(unset);
        return with(reply, Section.ANSWER, proof());
    }
}
