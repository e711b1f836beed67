package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Links by which the users of mailboxes choose their passwords. Each works for {@link #VALID} and for one password: the
 * first that is chosen binds it, so that a repeat of the same request goes through and any other does not. Only hashes
 * are stored.
 */
public interface PasswordLinks {
    /** How long a link works. */
    Duration VALID = Duration.ofDays(7);

    /**
     * Whose password a link is for.
     *
     * @param account who made the link
     * @param mailbox its address
     * @param id of the mailbox as it was then: one that is created anew at the address is another
     */
    record Target(AccountId account, MailAddress mailbox, String id) {}

    /** A link that works, until this instant. */
    record Link(Target target, Instant expiresAt) {}

    /** Stores a link that begins to be valid now. */
    Link put(SecretHash secret, Target target);

    /** The link, if it still works. */
    Optional<Link> find(SecretHash secret);

    /** Binds the link to a choice; false if it does not work, or was bound to another. */
    boolean bind(SecretHash secret, SecretHash choice);

    /** Lets another choice be made, since the one it was bound to did not get through. */
    void release(SecretHash secret, SecretHash choice);

    /** Uses the link up. */
    void end(SecretHash secret);
}
