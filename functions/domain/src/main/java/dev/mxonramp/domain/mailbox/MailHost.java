package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.util.Set;

/**
 * The mail platform behind the journey. Every operation is idempotent: repeating it gives the same state and
 * {@link Outcome.Done}.
 *
 * <p>Every method throws {@link dev.mxonramp.domain.journey.TransientFailure} while the platform does not answer.
 */
public interface MailHost {
    /** What came of an operation. */
    sealed interface Outcome {
        /** It is so now. */
        record Done() implements Outcome {}

        /** What it needs does not exist, e.g. the mailbox or the domain. */
        record Missing(String what) implements Outcome {}

        /** The platform refuses, with its reason. */
        record Refused(String reason) implements Outcome {}
    }

    /** Makes the platform accept mail for the domain. */
    Outcome addDomain(DomainName domain);

    /** Ends that; the mailboxes below it go first. */
    Outcome removeDomain(DomainName domain);

    /** Whether the platform accepts mail for the domain. */
    boolean hasDomain(DomainName domain);

    /** Creates a mailbox with its password; one that exists is left as it is, its password too. */
    Outcome createMailbox(MailAddress address, String password);

    /** Deletes a mailbox and its mail. */
    Outcome deleteMailbox(MailAddress address);

    /**
     * Moves a mailbox with its folders, mail and quota to another address, in a domain that this makes known where it
     * is not. Nobody can open it there until a password is set; its aliases, its catch-all and its old password end.
     * Without the mailbox, nothing happens; one that is at the other address already is added to.
     */
    Outcome moveMailbox(MailAddress from, MailAddress to);

    /** The mailboxes that the platform has in a domain. */
    Set<MailAddress> mailboxes(DomainName domain);

    /** Sets the password of a mailbox. */
    Outcome setPassword(MailAddress address, String password);

    /** Sets how many octets a mailbox may hold; 0 means without limit. */
    Outcome setQuota(MailAddress address, long octets);

    /** Makes mail to {@code alias} arrive in {@code mailbox}. */
    Outcome addAlias(MailAddress alias, MailAddress mailbox);

    /** Ends that. */
    Outcome removeAlias(MailAddress alias, MailAddress mailbox);

    /** Makes mail to any unknown address of the domain arrive in {@code mailbox}, replacing what was set before. */
    Outcome setCatchAll(DomainName domain, MailAddress mailbox);

    /** Ends that. */
    Outcome removeCatchAll(DomainName domain);
}
