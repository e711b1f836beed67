package dev.mxonramp.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Takes an answer apart for the validator, one message for each record set that counts. As a whole it would not do: the
 * validator takes an answer for insecure at its first insecure set and looks no further, takes the signer's name from the
 * signature even where that is elsewhere, and wants a proof of absence behind an alias that leads out of the zone.
 */
final class SignedParts {
    private static final int LONGEST_CHAIN = 8;

    private final Message query;
    private final Message reply;

    private SignedParts(Message query, Message reply) {
        this.query = query;
        this.reply = reply;
    }

    /** The parts; a negative answer is one part. */
    static List<Message> of(Message query, Message reply) {
        return new SignedParts(query, reply).parts();
    }

    private List<Message> parts() {
        List<RRset> sets = reply.getSectionRRsets(Section.ANSWER).stream().filter(this::counts).toList();
        if (sets.isEmpty()) {
            return List.of(reply);
        }
        return sets.stream().filter(set -> !synthesized(set)).map(this::part).toList();
    }

    /** Whether what {@link Replies} reads depends on the set. */
    private boolean counts(RRset set) {
        Set<Name> names = names();
        int type = set.getType();
        boolean asked = type == query.getQuestion().getType() || type == Type.CNAME;
        boolean above = type == Type.DNAME && names.stream().anyMatch(name -> name.subdomain(set.getName()));
        return set.getDClass() == DClass.IN && (above || (asked && names.contains(set.getName())));
    }

    /** The name asked for and those that its aliases lead to. */
    private Set<Name> names() {
        var names = new HashSet<Name>();
        names.add(query.getQuestion().getName());
        for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
            reply.getSection(Section.ANSWER).stream().filter(CNAMERecord.class::isInstance)
                    .filter(record -> names.contains(record.getName()))
                    .forEach(record -> names.add(((CNAMERecord) record).getTarget()));
        }
        return names;
    }

    /** Whether the alias follows from a DNAME record beside it, and so has no signature of its own (RFC 6672 5.3.1). */
    private boolean synthesized(RRset set) {
        return set.getType() == Type.CNAME && set.size() == 1 && reply.getSection(Section.ANSWER).stream()
                .filter(DNAMERecord.class::isInstance).map(DNAMERecord.class::cast)
                .anyMatch(dname -> follows((CNAMERecord) set.first(), dname));
    }

    private static boolean follows(CNAMERecord alias, DNAMERecord dname) {
        try {
            return alias.getName().subdomain(dname.getName()) && !alias.getName().equals(dname.getName())
                    && alias.getName().fromDNAME(dname).equals(alias.getTarget());
        } catch (NameTooLongException e) {
            return false;
        }
    }

    /** The set with its signatures, and what may prove that a wildcard was in order. */
    private Message part(RRset set) {
        var part = new Message(reply.getHeader().getID());
        part.getHeader().setFlag(Flags.QR);
        part.addRecord(Record.newRecord(set.getName(), set.getType(), DClass.IN), Section.QUESTION);
        add(part, set, Section.ANSWER);
        reply.getSectionRRsets(Section.AUTHORITY).stream()
                .filter(each -> each.getType() == Type.NSEC || each.getType() == Type.NSEC3)
                .forEach(each -> add(part, each, Section.AUTHORITY));
        return part;
    }

    private static void add(Message part, RRset set, int section) {
        var records = new ArrayList<Record>(set.rrs(false));
        // Nobody signs for names outside of the own zone (RFC 4035 5.3.1).
        set.sigs().stream().filter(signature -> set.getName().subdomain(signature.getSigner()))
                .forEach((RRSIGRecord signature) -> records.add(signature));
        records.forEach(record -> part.addRecord(record, section));
    }
}
