package dev.mxonramp.testkit.dns;

import java.util.List;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/** What a zone says to a question. */
sealed interface ZoneAnswer {
    /** The records asked for, after the aliases that lead to them; or aliases that lead out of the zone. */
    record Present(List<Record> answer) implements ZoneAnswer {}

    /** Nothing of this type, or nothing at all. */
    record Absent(List<Record> answer, SOARecord soa, boolean nameMissing) implements ZoneAnswer {}

    /** Somebody else's: the name servers of the zone below. */
    record Referral(List<Record> answer, List<Record> servers) implements ZoneAnswer {}
}
