package dev.mxonramp.domain.mailbox;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.MailAddress;
import java.util.Optional;
import java.util.function.Function;

/** Changes a stored mailbox: everything again from the start when somebody else wrote first. */
final class MailboxUpdates {
    private static final int TRIES = 10;

    /** What a change means for the mailbox that was read. */
    sealed interface Decision {
        /** This is to be stored, unless it is what is stored already. */
        record Store(Mailbox next) implements Decision {}

        /** Nothing is to be stored, for this reason. */
        record Refuse(MailboxChange why) implements Decision {}
    }

    private final MailboxStore mailboxes;

    MailboxUpdates(MailboxStore mailboxes) {
        this.mailboxes = mailboxes;
    }

    /**
     * Applies a change to the stored mailbox.
     *
     * @param change what it means; may run several times, so that what it does at the mail host must be repeatable
     * @throws TransientFailure if others kept writing in between
     */
    MailboxChange apply(AccountId account, MailAddress address, Function<Mailbox, Decision> change) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Mailbox> current = mailboxes.find(account, address);
            if (current.isEmpty()) {
                return new MailboxChange.NoMailbox(address);
            }
            switch (change.apply(current.get())) {
                case Decision.Refuse(MailboxChange why) -> {
                    return why;
                }
                case Decision.Store(Mailbox next) -> {
                    Optional<Mailbox> saved = next.equals(current.get()) ? current : mailboxes.update(next);
                    if (saved.isPresent()) {
                        return new MailboxChange.Done(saved.get());
                    }
                }
            }
        }
        throw new TransientFailure("Others keep changing this mailbox at the moment.");
    }
}
