package dev.mxonramp.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Random octets, and DNS messages that were right before something happened to them. */
final class Mutations {
    static final Name NAME = Name.fromConstantString("_onramp-challenge.acme.test.");
    static final Name ZONE = Name.fromConstantString("acme.test.");
    private static final Name ELSEWHERE = Name.fromConstantString("x.elsewhere.test.");
    private static final int HEADER = 12;

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    static Message query() {
        Message query = Message.newQuery(Record.newRecord(NAME, Type.TXT, DClass.IN));
        query.getHeader().setID(4711);
        return query;
    }

    /** Replies of all kinds to the {@link #query}. */
    static List<Message> replies() {
        var soa = new SOARecord(ZONE, DClass.IN, 30, ELSEWHERE, ELSEWHERE, 7, 60, 30, 600, 30);
        var alias = new CNAMERecord(NAME, DClass.IN, 60, ELSEWHERE);
        var text = new TXTRecord(NAME, DClass.IN, 60, List.of("onramp-verification=" + World.CODE, "second"));
        var loop = new CNAMERecord(ELSEWHERE, DClass.IN, 60, NAME);
        var denial = new NSECRecord(ZONE, DClass.IN, 30, NAME, new int[]{Type.TXT, Type.RRSIG, Type.NSEC});
        var replies = new ArrayList<>(List.of(reply(Rcode.NOERROR, List.of(text), List.of()),
                reply(Rcode.NXDOMAIN, List.of(), List.of(soa)), reply(Rcode.NOERROR, List.of(alias), List.of()),
                reply(Rcode.NOERROR, List.of(alias, loop), List.of(soa)),
                reply(Rcode.NOERROR, List.of(new MXRecord(ZONE, DClass.IN, 60, 10, ELSEWHERE)), List.of()),
                reply(Rcode.NOERROR, List.of(), List.of(new NSRecord(NAME, DClass.IN, 60, ELSEWHERE))),
                reply(Rcode.NOERROR, List.of(signature(NAME, Type.CNAME)), List.of()),
                reply(Rcode.NOERROR, List.of(signature(ZONE, Type.DNAME)), List.of()),
                reply(Rcode.NOERROR, List.of(signature(NAME, Type.TXT), text), List.of()),
                reply(Rcode.NOERROR, List.of(alias, signature(NAME, Type.CNAME), signature(ELSEWHERE, Type.TXT)),
                        List.of()),
                reply(Rcode.NOERROR, List.of(new DNAMERecord(ZONE, DClass.IN, 60, ELSEWHERE),
                        signature(ZONE, Type.DNAME)), List.of()),
                reply(Rcode.NXDOMAIN, List.of(), List.of(soa, signature(ZONE, Type.SOA), denial,
                        signature(ZONE, Type.NSEC))),
                reply(Rcode.REFUSED, List.of(), List.of()), reply(Rcode.SERVFAIL, List.of(), List.of())));
        replies.getLast().addRecord(new OPTRecord(1232, 0, 0, 0,
                new ExtendedErrorCodeOption(ExtendedErrorCodeOption.SIGNATURE_EXPIRED, "old")), Section.ADDITIONAL);
        return replies;
    }

    static RRSIGRecord signature(Name owner, int covered) {
        return new RRSIGRecord(owner, DClass.IN, 60, covered, DNSSEC.Algorithm.ECDSAP256SHA256, 60,
                World.NOW.plus(Duration.ofDays(9)), World.NOW.minus(Duration.ofDays(9)), 4711, ZONE, new byte[64]);
    }

    private static Message reply(int rcode, List<Record> answer, List<Record> authority) {
        var reply = new Message(query().getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        reply.getHeader().setRcode(rcode);
        reply.addRecord(query().getQuestion(), Section.QUESTION);
        answer.forEach(record -> reply.addRecord(record, Section.ANSWER));
        authority.forEach(record -> reply.addRecord(record, Section.AUTHORITY));
        return reply;
    }

    /** A message after an accident; its id and question mostly survive, so that it is not dropped at the door. */
    byte[] of(byte[] right) {
        byte[] octets = right.clone();
        for (int accident = random.nextInt(4); accident >= 0; accident--) {
            int at = octets.length == 0 ? 0 : random.nextInt(octets.length);
            if (random.nextInt(8) > 0) {
                at = Math.max(at, Math.min(HEADER, octets.length));
            }
            octets = accident(octets, at);
        }
        return octets;
    }

    private byte[] accident(byte[] octets, int at) {
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(octets, at);
            }
            case 1 -> {
                return joined(Arrays.copyOf(octets, at), noise(random.nextInt(20)), tail(octets, at));
            }
            case 2 -> {
                return joined(octets, tail(octets, at), new byte[0]);
            }
            case 3 -> set(octets, at, (byte) (0xc0 | random.nextInt(64)));
            case 4 -> set(octets, at, (byte) (random.nextBoolean() ? 0 : 0xff));
            default -> set(octets, at, (byte) random.nextInt());
        }
        return octets;
    }

    /** Octets that nobody meant to be a message. */
    byte[] noise(int length) {
        var octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    int upTo(int most) {
        return random.nextInt(most);
    }

    private static void set(byte[] octets, int at, byte value) {
        if (at < octets.length) {
            octets[at] = value;
        }
    }

    private static byte[] tail(byte[] octets, int from) {
        return Arrays.copyOfRange(octets, from, octets.length);
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[Math.min(length, Message.MAXLENGTH)];
        int at = 0;
        for (byte[] part : parts) {
            int fits = Math.min(part.length, all.length - at);
            System.arraycopy(part, 0, all, at, fits);
            at += fits;
        }
        return all;
    }
}
