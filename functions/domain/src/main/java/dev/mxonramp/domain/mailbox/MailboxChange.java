package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.name.MailAddress;

/** What came of changing a mailbox, its addresses or where unknown addresses go. */
public sealed interface MailboxChange {
    /** It is so now, at the mail host and here. */
    record Done(Mailbox mailbox) implements MailboxChange {}

    /** It is gone, or was never there. */
    record Gone() implements MailboxChange {}

    /** Nothing was changed, for a reason that the owner (or, seldom, the operator) can mend. */
    sealed interface Failed extends MailboxChange {}

    /** The account has no claim to the domain. */
    record NoClaim() implements Failed {}

    /** The domain is not the account's now: not proven yet, or not any more. */
    record NotHeld(Claim claim) implements Failed {}

    /** The domain is the account's, but neither its code nor our MX has been there for days. */
    record Suspended(Claim claim) implements Failed {}

    /** The domain is proven, but the mail host does not know it yet. */
    record NotProvisioned(Claim claim) implements Failed {}

    /** The domain is the account's again, and the mail host has not been cleared of what others had there meanwhile. */
    record Displaced(Claim claim) implements Failed {}

    /** The mailbox was set aside while the domain was another account's, and is not back yet. */
    record Parked(MailAddress address) implements Failed {}

    /** The account has no such mailbox. */
    record NoMailbox(MailAddress address) implements Failed {}

    /** The address is in use as a mailbox of its own, or as an alias of {@code holder}. */
    record Taken(MailAddress address, MailAddress holder) implements Failed {}

    /** Mail to unknown addresses arrives in this mailbox: it cannot go before that is changed. */
    record CatchesAll(MailAddress address) implements Failed {}

    /** There are as many as there may be. */
    record TooMany(String things, int limit) implements Failed {}

    /** The mail host refuses, with its reason. */
    record Refused(String reason) implements Failed {}

    /** We know the mailbox and the mail host does not. */
    record Lost(MailAddress address) implements Failed {}
}
