package dev.mxonramp.domain.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.secret.SealedSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The old mailbox behind a mailbox of ours.
 *
 * @param account whose
 * @param mailbox the target
 * @param host the old IMAP server
 * @param port 993 or 143
 * @param security how the connection is protected
 * @param user the login there
 * @param signIn by what the login is proven
 * @param password the secret of it, sealed for the mailbox's id; null once it was wiped
 * @param choice which of its folders go where
 * @param halt whether its owner stopped it; null for not
 * @param passes how many passes were started
 * @param nextPassAt when the sweep starts the next one; null for none
 * @param quietPasses final passes in a row that found nothing new
 * @param ownerSaysQuiet whether the owner declared the old mailbox quiet
 * @param certifiedAt when the mailbox was certified whole, or null
 * @param version another one with every write, 0 before the first; every update is conditional on it
 */
public record Source(AccountId account, MailAddress mailbox, String host, int port, Security security, String user,
        SignIn signIn, @Nullable SealedSecret password, FolderChoice choice, @Nullable Halt halt, int passes,
        @Nullable Instant nextPassAt, int quietPasses,
        boolean ownerSaysQuiet, @Nullable Instant certifiedAt, long version) {
    /** A source with a password, of which everything is wanted. */
    public Source(AccountId account, MailAddress mailbox, String host, int port, Security security, String user,
            @Nullable SealedSecret password, int passes, @Nullable Instant nextPassAt, int quietPasses,
            boolean ownerSaysQuiet, @Nullable Instant certifiedAt, long version) {
        this(account, mailbox, host, port, security, user, new SignIn.Password(), password, FolderChoice.EVERYTHING,
                null, passes, nextPassAt, quietPasses, ownerSaysQuiet, certifiedAt, version);
    }

    /** Whether this is a user's mailbox at a server, by whatever way it is reached. */
    public boolean isOf(String otherHost, String otherUser) {
        return host.equalsIgnoreCase(otherHost) && user.equals(otherUser);
    }

    /** A copy to change; the store sets the version. */
    public SourceEdit edit() {
        return new SourceEdit(this);
    }

    /** How a connection to the source is protected. */
    public enum Security {
        /** TLS from the first byte (RFC 8314). */
        TLS,
        /** Upgraded by STARTTLS before anything else is said. */
        STARTTLS,
        /** Not at all; only where the deployment allows it. */
        PLAIN
    }

    /** How a migration was stopped. */
    public enum Halt {
        /** Until its owner lets it go on. */
        PAUSED,
        /** For good: the old mailbox is forgotten, and nothing waits for it any more. */
        CANCELLED
    }

    /** Whether nothing more is to come: certified, or given up by its owner. */
    public boolean settled() {
        return certifiedAt != null || halt == Halt.CANCELLED;
    }

    /** Whether passes may run: its owner did not stop it, and there is something to sign in with. */
    public boolean open() {
        return !settled() && halt == null && password != null;
    }

    /** This source as a store has written it. */
    public Source stored(long newVersion) {
        return new Source(account, mailbox, host, port, security, user, signIn, password, choice, halt, passes,
                nextPassAt, quietPasses, ownerSaysQuiet, certifiedAt, newVersion);
    }
}
