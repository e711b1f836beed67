package dev.mxonramp.dns;

import dev.mxonramp.testkit.dns.Tampering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.xbill.DNS.Type;

/** Replies that carry the right records in a way that must not count. */
record Forgery(Wanted wanted) {
    /** To questions for what is wanted something is forged; all others are answered rightly. */
    Tampering of(UnaryOperator<Message> forger) {
        return (query, right, tcp) -> Optional.of(
                (wanted.askedIn(query) ? forger.apply(empty(query)) : right).toWire());
    }

    /** This is the whole answer. */
    Tampering answer(Record... records) {
        return of(reply -> with(reply, Section.ANSWER, records));
    }

    /** So many aliases one after the other from the name asked for on, and the right records at their end. */
    Record[] chain(int length) {
        List<Name> names = IntStream.rangeClosed(0, length).mapToObj(
                i -> i == 0 ? wanted.owner() : Name.fromConstantString("a" + i + ".acme.test.")).toList();
        var records = new ArrayList<Record>();
        for (int i = 0; i < length; i++) {
            records.add(record(names.get(i) + " " + names.get(i + 1), Type.CNAME));
        }
        records.addAll(Arrays.asList(wanted.records(names.getLast(), wanted.type, DClass.IN)));
        return records.toArray(Record[]::new);
    }

    Message coded(Message reply, int rcode) {
        reply.getHeader().setRcode(rcode);
        return with(reply, Section.ANSWER, wanted.records());
    }

    Message flagged(Message reply, int unset) {
        reply.getHeader().unsetFlag(unset);
        return with(reply, Section.ANSWER, wanted.records());
    }

    /** An authoritative reply to the query, with nothing in it. */
    static Message empty(Message query) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        return reply;
    }

    static Record record(String line, int type) {
        String[] parts = line.split(" ", 2);
        try {
            return Record.fromString(Name.fromString(parts[0]), type, DClass.IN, 60, parts[1], Name.root);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    static Message with(Message reply, int section, Record... records) {
        for (Record record : records) {
            reply.addRecord(record, section);
        }
        return reply;
    }
}
