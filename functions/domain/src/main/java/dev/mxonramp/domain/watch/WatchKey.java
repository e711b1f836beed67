package dev.mxonramp.domain.watch;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.MailAddress;

/** What the sweep looks at: a claim, or the old mailbox behind a mailbox of ours. */
public sealed interface WatchKey {
    /** Whose it is; decides the shard and the fair share. */
    AccountId account();

    /**
     * A short stand-in, to remember many. Two keys of different accounts share one by a chance of 2^-64, two of the same
     * account by one of 2^-32; then one of them may be looked at a period later.
     */
    default long fingerprint() {
        return (long) account().value().hashCode() << Integer.SIZE | Integer.toUnsignedLong(hashCode());
    }

    /** A waiting or proven claim. */
    record OfClaim(ClaimKey claim) implements WatchKey {
        @Override
        public AccountId account() {
            return claim.account();
        }

        @Override
        public int hashCode() {
            return claim.toString().hashCode();
        }
    }

    /** A source whose passes recur. */
    record OfSource(AccountId account, MailAddress mailbox) implements WatchKey {
        @Override
        public int hashCode() {
            return mailbox.toString().hashCode();
        }
    }
}
