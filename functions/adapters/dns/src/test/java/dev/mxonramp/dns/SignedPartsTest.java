package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class SignedPartsTest {
    private static final Name NAME = Name.fromConstantString("_onramp-challenge.acme.test.");
    private static final Name OTHER = Name.fromConstantString("acme.proofs.example.");

    private final Message query = Message.newQuery(Record.newRecord(NAME, Type.TXT, DClass.IN));

    private List<Message> parts(Record... answer) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        for (Record record : answer) {
            reply.addRecord(record, Section.ANSWER);
        }
        reply.addRecord(new NSRecord(OTHER, DClass.IN, 60, OTHER), Section.AUTHORITY);
        return SignedParts.of(query, reply);
    }

    private static List<String> types(List<Message> parts) {
        return parts.stream().map(part -> part.getQuestion().getName() + " "
                + Type.string(part.getQuestion().getType()) + " " + part.getSection(Section.ANSWER).size()).toList();
    }

    private static Record txt(Name name, int dclass) {
        return new TXTRecord(name, dclass, 60, "value");
    }

    private static Record signature(Name name, Name signer) {
        return new RRSIGRecord(name, DClass.IN, 60, Type.TXT, 13, 60, Instant.EPOCH.plusSeconds(99), Instant.EPOCH, 7,
                signer, new byte[64]);
    }

    @Test
    void everySetOfTheAliasesWayIsAPartOfItsOwn() {
        assertEquals(List.of(NAME + " CNAME 1", OTHER + " TXT 1"),
                types(parts(new CNAMERecord(NAME, DClass.IN, 60, OTHER), txt(OTHER, DClass.IN))));
    }

    @Test
    void whatDoesNotCountIsNoPart() {
        assertEquals(List.of(NAME + " TXT 1"),
                types(parts(txt(OTHER, DClass.IN), txt(NAME, DClass.CH), txt(NAME, DClass.IN))));
    }

    @Test
    void aSignatureInAnotherZonesNameIsNone() {
        assertEquals(List.of(NAME + " TXT 1"), types(parts(txt(NAME, DClass.IN), signature(NAME, OTHER))));
        assertEquals(List.of(NAME + " TXT 2"),
                types(parts(txt(NAME, DClass.IN), signature(NAME, Name.fromConstantString("acme.test.")))));
    }

    @Test
    void anAliasThatFollowsFromADnameNeedsNoSignature() throws Exception {
        Name below = Name.fromConstantString("acme.test.");
        Name target = Name.fromConstantString("_onramp-challenge.proofs.example.");
        var dname = new DNAMERecord(below, DClass.IN, 60, Name.fromConstantString("proofs.example."));
        assertEquals(List.of(below + " DNAME 1"), types(parts(dname, new CNAMERecord(NAME, DClass.IN, 60, target))));
        assertEquals(List.of(below + " DNAME 1", NAME + " CNAME 1"),
                types(parts(dname, new CNAMERecord(NAME, DClass.IN, 60, OTHER))));
    }
}
