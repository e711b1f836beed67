package dev.mxonramp.testkit.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Adds to answers of signed zones what those who ask with DO get: signatures, and proofs of absence (RFC 4035 3.1). */
final class SignedAnswers {
    private final Message reply;
    private final ZoneData zone;
    private final ZoneSigner signer;

    private SignedAnswers(Message reply, ZoneData zone, ZoneSigner signer) {
        this.reply = reply;
        this.zone = zone;
        this.signer = signer;
    }

    /** Completes the reply that already holds the zone's answer. */
    static void complete(Message query, Message reply, Name asked, ZoneAnswer answer, ZoneData zone) {
        ZoneSigner signer = zone.signer();
        boolean wanted = query.getOPT() != null && (query.getOPT().getFlags() & ExtendedFlags.DO) != 0;
        if (wanted && signer != null) {
            new SignedAnswers(reply, zone, signer).complete(asked, answer);
        }
    }

    private void complete(Name asked, ZoneAnswer answer) {
        switch (answer) {
            case ZoneAnswer.Present(List<Record> records) -> present(records);
            case ZoneAnswer.Absent(List<Record> records, Record soa, boolean nameMissing) -> {
                present(records);
                Replies.add(reply, signer.signatures(List.of(soa)), Section.AUTHORITY);
                Name missing = end(asked, records);
                var proofs = new LinkedHashSet<Record>();
                proofs.add(zone.nsec(missing));
                if (nameMissing || zone.synthesis(missing).isPresent()) {
                    proofs.add(zone.nsec(zone.wildcardAt(missing)));
                }
                prove(proofs);
            }
            case ZoneAnswer.Referral(List<Record> records, List<Record> servers) -> {
                present(records);
                Name cut = servers.getFirst().getName();
                List<Record> ds = zone.records(cut, Type.DS);
                Replies.add(reply, ds, Section.AUTHORITY);
                Replies.add(reply, signer.signatures(ds), Section.AUTHORITY);
                if (ds.isEmpty()) {
                    prove(List.of(zone.nsec(cut)));
                }
            }
        }
    }

    private static Name end(Name asked, List<Record> aliases) {
        return aliases.isEmpty() ? asked : ((CNAMERecord) aliases.getLast()).getTarget();
    }

    private void present(List<Record> records) {
        var own = new ArrayList<Record>();
        var proofs = new LinkedHashSet<Record>();
        for (Record record : records) {
            Optional<Name> star = zone.synthesis(record.getName());
            if (star.isEmpty()) {
                own.add(record);
            } else {
                // RFC 4035 3.1.3.3: the wildcard's own signature, and that nothing nearer exists.
                List<Record> signatures = signer.signatures(zone.records(star.get(), record.getType()));
                Replies.add(reply, signatures.stream().map(each -> each.withName(record.getName())).toList(),
                        Section.ANSWER);
                proofs.add(zone.nsec(record.getName()));
            }
        }
        Replies.add(reply, signer.signatures(own), Section.ANSWER);
        prove(proofs);
    }

    private void prove(Iterable<Record> proofs) {
        for (Record proof : proofs) {
            reply.addRecord(proof, Section.AUTHORITY);
            Replies.add(reply, signer.signatures(List.of(proof)), Section.AUTHORITY);
        }
    }
}
