package dev.mxonramp.dns;

import static dev.mxonramp.dns.Forgery.record;
import static dev.mxonramp.dns.Forgery.with;

import dev.mxonramp.testkit.dns.Tampering;
import java.util.Locale;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What is said by servers of a zone in which the right records do not stand. */
final class Forgeries {
    private static final Name ELSEWHERE = Name.fromConstantString("other.other.test.");

    private Forgeries() {}

    static void fill(FaultRows rows) {
        places(rows);
        headers(rows);
        questions(rows);
        switch (rows.wanted) {
            case TXT -> values(rows);
            case MX -> targets(rows);
        }
        referrals(rows);
        aliases(rows);
        wildcards(rows);
    }

    private static void places(FaultRows rows) {
        Wanted wanted = rows.wanted;
        Forgery forgery = rows.forgery;
        rows.forged("the records under another name", "dns.unreachable",
                forgery.answer(wanted.records(ELSEWHERE, wanted.type, DClass.IN)));
        rows.forged("the records under another name of the domain", "dns.unreachable",
                forgery.answer(wanted.records(Name.fromConstantString(wanted.code("acme.test.", "mail.acme.test.")),
                        wanted.type, DClass.IN)));
        rows.forged("the records in class CH", wanted.absent,
                forgery.answer(wanted.records(wanted.owner(), wanted.type, DClass.CH)));
        rows.forged("the same in records of another type", "dns.unreachable",
                forgery.answer(wanted.records(wanted.owner(), wanted.like, DClass.IN)));
        rows.forged("the records in the additional section", wanted.absent,
                forgery.of(reply -> with(reply, Section.ADDITIONAL, wanted.records())));
        rows.forged("the records in the authority section", wanted.absent,
                forgery.of(reply -> with(reply, Section.AUTHORITY, wanted.records())));
        rows.forged("the signature of an alias, without the alias", "dns.unreachable",
                forgery.answer(Mutations.signature(wanted.owner(), Type.CNAME)));
        rows.forged("the signature of an alias of the zone, without the alias", "dns.unreachable",
                forgery.answer(Mutations.signature(Mutations.ZONE, Type.DNAME)));
        rows.forged("nothing, without an SOA", wanted.absent, forgery.of(reply -> reply));
    }

    private static void headers(FaultRows rows) {
        Forgery forgery = rows.forgery;
        rows.forged("the records, and NXDOMAIN", "dns.unreachable",
                forgery.of(reply -> forgery.coded(reply, Rcode.NXDOMAIN)));
        rows.forged("the records, and SERVFAIL", "dns.unreachable",
                forgery.of(reply -> forgery.coded(reply, Rcode.SERVFAIL)));
        rows.forged("the records, and REFUSED", "dns.lame", forgery.of(reply -> forgery.coded(reply, Rcode.REFUSED)));
        rows.forged("the records, and AA=0", "dns.lame", forgery.of(reply -> forgery.flagged(reply, Flags.AA)));
        rows.forged("the records in a query instead of a reply", "dns.unreachable",
                forgery.of(reply -> forgery.flagged(reply, Flags.QR)));
    }

    private static void questions(FaultRows rows) {
        Wanted wanted = rows.wanted;
        rows.forged("the records in answer to another question", "dns.unreachable", rows.forgery.of(reply -> {
            reply.removeAllRecords(Section.QUESTION);
            reply.addRecord(Record.newRecord(ELSEWHERE, wanted.type, DClass.IN), Section.QUESTION);
            return with(reply, Section.ANSWER, wanted.records());
        }));
        rows.forged("the records without any question", "dns.unreachable", rows.forgery.of(reply -> {
            reply.removeAllRecords(Section.QUESTION);
            return with(reply, Section.ANSWER, wanted.records());
        }));
    }

    private static void values(FaultRows rows) {
        rows.forged("value in halves, a record each", "txt.other-value",
                rows.forgery.answer(
                        rows.wanted.others(World.VALUE.substring(0, 36), World.VALUE.substring(36))));
        rows.forged("value in capitals", "txt.other-value",
                rows.forgery.answer(rows.wanted.others(World.VALUE.toUpperCase(Locale.ROOT))));
        rows.forged("value with a NUL in it", "txt.decorated",
                rows.forgery.answer(rows.wanted.others("\"" + World.VALUE + "\\000\"")));
    }

    private static void targets(FaultRows rows) {
        rows.forged("half of the hosts", "mx.partial", rows.forgery.answer(rows.wanted.others("10 mx1.onramp.test.")));
        rows.forged("our hosts with a NUL in them", "mx.other", rows.forgery.answer(
                rows.wanted.others("10 mx1.onramp.test\\000.", "20 mx2.onramp.test\\000.")));
        rows.forged("our hosts' names, each in a single label", "mx.other", rows.forgery.answer(
                rows.wanted.others("10 mx1\\.onramp\\.test.", "20 mx2\\.onramp\\.test.")));
        rows.forged("our hosts beside the null MX", "mx.null", rows.forgery.answer(
                rows.wanted.others("10 mx1.onramp.test.", "20 mx2.onramp.test.", "0 .")));
    }

    private static void referrals(FaultRows rows) {
        rows.forged("refers to the root, with the records", "dns.lame", referral(rows, ". ns.other.test."));
        rows.forged("refers to the registry", "dns.lame", referral(rows, "test. registry.name-servers.test."));
        rows.forged("refers to another zone", "dns.lame", referral(rows, "other.test. ns.other.test."));
        rows.forged("refers to itself", "dns.lame", referral(rows, "acme.test. ns1.name-servers.test."));
        // Of the domain itself it is a referral to itself: only below it there is a zone to be referred to.
        rows.forged("refers to servers that are not there", rows.wanted.code("dns.unreachable", "dns.lame"),
                referral(rows, rows.wanted.owner() + " ns.nowhere.test."));
    }

    private static Tampering referral(FaultRows rows, String line) {
        return rows.forgery.of(reply -> {
            reply.getHeader().unsetFlag(Flags.AA);
            return with(with(reply, Section.AUTHORITY, record(line, Type.NS)), Section.ADDITIONAL,
                    rows.wanted.records());
        });
    }

    private static void aliases(FaultRows rows) {
        Name owner = rows.wanted.owner();
        rows.forged("alias of itself", "dns.unreachable",
                rows.forgery.answer(record(owner + " " + owner, Type.CNAME)));
        rows.forged("aliases in a circle", "dns.unreachable",
                rows.forgery.answer(record(owner + " a.acme.test.", Type.CNAME),
                        record("a.acme.test. " + owner, Type.CNAME)));
        rows.forged("more aliases than anybody follows", "dns.unreachable",
                rows.forgery.answer(rows.forgery.chain(9)));
        rows.unpublished("the domain an alias of somebody's who has it", rows.wanted.code("txt.absent", "mx.cname"),
                world -> {
                    rows.wanted.publishAt(world, "proofs.test", "here.proofs.test");
                    world.zone.put("acme.test", "CNAME", 60, "here.proofs.test.");
                });
    }

    private static void wildcards(FaultRows rows) {
        // It does not reach the domain's own name; www, which it does reach, is where people put MX records by mistake.
        rows.unpublished("a wildcard", rows.wanted.code("txt.wildcard", "mx.misplaced"),
                world -> rows.wanted.publishAt(world, "acme.test", "*.acme.test"));
        rows.unpublished("a wildcard alias", rows.wanted.code("txt.wildcard", "mx.none"), world -> {
            rows.wanted.publishAt(world, "proofs.test", "here.proofs.test");
            world.zone.put("*.acme.test", "CNAME", 60, "here.proofs.test.");
        });
    }
}
