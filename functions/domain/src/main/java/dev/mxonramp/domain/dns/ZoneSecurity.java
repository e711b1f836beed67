package dev.mxonramp.domain.dns;

/** What the chain of trust says of a zone (RFC 4035 4.3), before any of its answers is looked at. */
public sealed interface ZoneSecurity {
    /** No trust anchor is configured at or above the zone: nothing can be checked. */
    record Unchecked() implements ZoneSecurity {}

    /** It is proven that the zone is not signed. */
    record Insecure() implements ZoneSecurity {}

    /** The zone above says that this one is signed: its answers count only with signatures that hold. */
    record Secured() implements ZoneSecurity {}

    /** The zone above could not be asked, or its own signatures do not hold: {@code BOGUS} or {@code UNVALIDATED}. */
    record Doubtful(Reply.Failed why) implements ZoneSecurity {}
}
