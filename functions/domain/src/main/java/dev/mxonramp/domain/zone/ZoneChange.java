package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.name.DomainName;
import org.jspecify.annotations.Nullable;

/** What came of writing a user's records. */
public sealed interface ZoneChange {
    /** It is so now at the zone's host; null if the records are gone. */
    record Done(@Nullable RecordSet now) implements ZoneChange {}

    /** Nothing was changed. */
    sealed interface Failed extends ZoneChange {}

    /** The account has no claim to the domain. */
    record NoClaim() implements Failed {}

    /** No zone of the domain is bound to the account. */
    record NotBound() implements Failed {}

    /** Several zones have the name. */
    record Ambiguous(DomainName zone) implements Failed {}

    /** The role does not let us in, or not do this. */
    record Denied() implements Failed {}

    /** What was confirmed is not what is there; this is. Null for nothing. */
    record Changed(@Nullable RecordSet now) implements Failed {}

    /** The records have a routing policy or are an alias. */
    record Routed() implements Failed {}

    /** The MX change would lose mail now. */
    record TooEarly(String sentence) implements Failed {}

    /** There is nothing to roll back. */
    record NothingKept() implements Failed {}
}
