package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;

/** Who is responsible for a name. */
public sealed interface Delegation {
    /** The name servers of this zone. */
    record Found(ZoneCut cut) implements Delegation {}

    /** The registry's own servers have no such domain: unregistered, expired or on hold. */
    record Unregistered(DomainName domain, DomainName registry) implements Delegation {}

    /** The way to the zone could not be found. */
    record Unknown(Reply.Failure failure, String detail) implements Delegation {}
}
