package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one name server said to one question. "No record", "wrong record" and "look-up failed" are never the same. */
public sealed interface Reply {
    /**
     * Records of the type asked for.
     *
     * @param aliases the names that CNAME records led through, the last one owning the records; mostly none
     */
    record Present(List<DnsRecord> records, List<DomainName> aliases) implements Reply {
        public Present {
            records = List.copyOf(records);
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * The server is responsible and has nothing of this type.
     *
     * @param nameMissing whether the name does not exist at all (NXDOMAIN)
     * @param soa the zone's SOA as the answer carried it, or null
     */
    record Absent(boolean nameMissing, @Nullable Soa soa) implements Reply {}

    /** The name is an alias of a name that this server is not responsible for: the last one given. */
    record Alias(List<DomainName> aliases) implements Reply {
        public Alias {
            aliases = List.copyOf(aliases);
        }
    }

    /** The server is responsible for a zone above, and refers to the servers of this one. */
    record Referred(DomainName zone) implements Reply {}

    /** No usable answer. */
    record Failed(Failure failure, String detail) implements Reply {}

    /**
     * What a negative answer says about its zone.
     *
     * @param negativeTtl for how long caches may remember that there is nothing (RFC 2308 5)
     */
    record Soa(DomainName zone, long serial, Duration negativeTtl) {}

    /** Why there is no usable answer. */
    enum Failure {
        /** Nothing came in time, or nobody listens there. */
        SILENT,
        /** REFUSED or NOTAUTH: the server does not serve the zone. */
        REFUSED,
        /** An answer without the AA bit: the server does not serve the zone. */
        NOT_AUTHORITATIVE,
        /** SERVFAIL and other codes of failure. */
        SERVER_FAILURE,
        /** The DNSSEC signatures do not hold: so we found, or SERVFAIL's Extended DNS Error says (RFC 8914). */
        BOGUS,
        /** There is an answer, and whether its DNSSEC signatures hold could not be told. */
        UNVALIDATED,
        /** Truncated, and TCP did not work. */
        TRUNCATED,
        /** Not a DNS message, or not an answer to this question. */
        MALFORMED,
        /** The name server's name has no address. */
        NO_ADDRESS,
        /** The name server's address is not on the public internet. */
        FORBIDDEN_ADDRESS,
        /** It has addresses only of a family that this deployment does not use: not asked, which is nobody's fault. */
        UNUSED_FAMILY,
        /** It is one too many to be asked, or has a name that no host can have: what it says is not known. */
        NOT_ASKED,
        /** We could not ask: no socket or no time left. */
        OURS;

        /** Whether this means that the server is not responsible for the zone that is delegated to it. */
        boolean lame() {
            return this == REFUSED || this == NOT_AUTHORITATIVE;
        }
    }

    /** Whether a responsible server said what there is. */
    default boolean answered() {
        return switch (this) {
            case Present _,Absent _,Alias _ -> true;
            case Referred _,Failed _ -> false;
        };
    }
}
