package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;

/** Who is responsible for a name. */
public sealed interface Delegation {
    /** The name servers of this zone. */
    record Found(ZoneCut cut) implements Delegation {}

    /**
     * The registry has no such domain: unregistered, expired or on hold.
     *
     * @param certain whether the registry's own servers say so; else the resolver alone does, which says the same of a
     *        whole top-level domain where it is shut off from the root
     */
    record Unregistered(DomainName domain, DomainName registry, boolean certain) implements Delegation {}

    /** The way to the zone could not be found. */
    record Unknown(Reply.Failure failure, String detail) implements Delegation {}

    /** Whether nothing can stand at the name or below it: what follows from absence may follow. */
    default boolean certainlyMissing() {
        return this instanceof Unregistered(_, _, boolean certain) && certain;
    }
}
