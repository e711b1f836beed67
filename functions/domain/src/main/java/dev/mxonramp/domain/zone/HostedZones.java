package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import java.util.List;
import java.util.Optional;

/**
 * The host of users' DNS zones, where we may write for them.
 *
 * <p>Every method throws {@link dev.mxonramp.domain.journey.TransientFailure} if trying again may help.
 */
public interface HostedZones {
    /** Why a zone may be written. */
    sealed interface Access {
        /** The operator bound the zone to the account by the tag {@code onramp-account}. */
        record ByTag(AccountId account) implements Access {}

        /** The owner lets us in through a role, which asks for our external id. */
        record ByRole(DnsRole role, String externalId) implements Access {}
    }

    /**
     * A zone that may be written.
     *
     * @param id the host's own
     * @param name its apex
     * @param access by what right
     */
    record Zone(String id, DomainName name, Access access) {}

    /** What came of looking for a zone. */
    sealed interface Found {
        /** This one. */
        record Bound(Zone zone) implements Found {}

        /** There is none that may be written by this right. */
        record None() implements Found {}

        /** There are several of the same name: which one the world asks cannot be told from here. */
        record Ambiguous(DomainName name) implements Found {}

        /** The role does not let us in, or not do this. */
        record Denied() implements Found {}
    }

    /** What stands at a name. */
    sealed interface Standing {
        /** One plain set. */
        record Plain(RecordSet set) implements Standing {}

        /** Nothing of the type. */
        record Absent() implements Standing {}

        /**
         * Something that we leave alone: a routing policy, an alias of the host's own, or a CNAME where it would stand
         * beside other records (RFC 1034 3.6.2).
         */
        record Routed() implements Standing {}
    }

    /** What came of writing. */
    enum Written {
        /** It is so now at the host; its servers follow within a minute. */
        DONE,
        /** What was to be replaced is not there (any more) in exactly this form; nothing was changed. */
        CHANGED,
        /** The right to do this is missing (by now). */
        DENIED
    }

    /**
     * Finds the zone to write in. The nearest name at which any zone exists decides: a zone above it would not be asked
     * for the name by anybody.
     *
     * @param candidates names of zones that may be meant, the nearest first; never a public suffix
     */
    Found find(List<DomainName> candidates, Access access);

    /** What stands at a name of the zone. */
    Standing read(Zone zone, DomainName name, RecordType type);

    /**
     * What stands in the places of several sets, in their order. Costs the host fewer requests than one by one: it
     * allows few.
     */
    List<Standing> read(Zone zone, List<RecordSet> places);

    /** Writes sets where nothing stands: all of them, or none if anything does. */
    Written create(Zone zone, List<RecordSet> sets);

    /** Writes sets, whatever is there; doing it again changes nothing. */
    Written upsert(Zone zone, List<RecordSet> sets);

    /**
     * Replaces a set by another in one change: both happen or neither.
     *
     * @param shown what must be there in exactly this form; empty for nothing
     * @param next what comes in its place; empty for nothing
     */
    Written replace(Zone zone, Optional<RecordSet> shown, Optional<RecordSet> next);
}
