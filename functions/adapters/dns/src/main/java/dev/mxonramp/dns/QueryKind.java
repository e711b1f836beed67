package dev.mxonramp.dns;

import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Who is asked, and for what. */
enum QueryKind {
    /** A server that is responsible, without recursion. */
    AUTHORITY,
    /** The same, for the signatures too (DO, RFC 3225). */
    AUTHORITY_SIGNED,
    /** A recursive resolver. */
    RESOLVER,
    /** The same, for the signatures too, which it is not to check (CD, RFC 4035 3.2.2). */
    RESOLVER_SIGNED;

    /** What passes unfragmented everywhere (DNS flag day 2020). */
    private static final int PAYLOAD = 1232;

    boolean recursive() {
        return this == RESOLVER || this == RESOLVER_SIGNED;
    }

    boolean signed() {
        return this == AUTHORITY_SIGNED || this == RESOLVER_SIGNED;
    }

    /** A query of this kind; signatures need EDNS. */
    Message query(Record question, boolean edns) {
        Message query = Message.newQuery(question);
        if (!recursive()) {
            query.getHeader().unsetFlag(Flags.RD);
        } else if (signed()) {
            query.getHeader().setFlag(Flags.CD);
        }
        if (edns) {
            query.addRecord(new OPTRecord(PAYLOAD, 0, 0, signed() ? ExtendedFlags.DO : 0), Section.ADDITIONAL);
        }
        return query;
    }
}
