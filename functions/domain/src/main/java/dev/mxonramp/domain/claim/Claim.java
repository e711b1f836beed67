package dev.mxonramp.domain.claim;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account's claim to a domain, and how far its journey has come.
 *
 * @param key account and domain
 * @param id opaque identifier ({@code c…}), the encryption context of the claim's secrets
 * @param codes what the owner publishes, and published before
 * @param attempt number of the workflow execution, from 1; resuming or starting again adds one
 * @param createdAt when the claim (this attempt's clock, after starting again) began
 * @param changedAt the claim's last activity: what is seen changed, or the owner did something (dns.md 12)
 * @param milestones the steps passed
 * @param failure why the workflow stands still, or null
 * @param expiredAt when the claim ended without proof, or null
 * @param lostAt when another account's proof ended it, or null; it has expired then, too
 * @param oldMx MX sets not ours that were seen
 * @param oldSts the MTA-STS policy that senders may hold against our MX, or null
 * @param residualAt the instant after which the old host gets no mail any more; null while unknown
 * @param txtSeen code of the last ownership diagnosis at which somebody answered, or null before the first
 * @param mxSeen the same of the MX
 * @param announced identifiers of the events that were published and that this state would publish again; those of
 *        states that are over are forgotten, so that a long life does not grow it
 * @param version counts writes; every update is conditional on it
 */
public record Claim(ClaimKey key, String id, IssuedCodes codes, int attempt, Instant createdAt, Instant changedAt,
        Milestones milestones, @Nullable Failure failure, @Nullable Instant expiredAt,
        @Nullable Instant lostAt, List<MxSet> oldMx, @Nullable OldPolicy oldSts, @Nullable Instant residualAt,
        @Nullable String txtSeen, @Nullable String mxSeen, Set<String> announced, long version) {
    public Claim {
        oldMx = List.copyOf(oldMx);
        announced = Set.copyOf(announced);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1");
        }
    }

    /** A claim as it is first stored. */
    public static Claim begin(ClaimKey key, String id, IssuedCodes codes, Instant now) {
        return new Claim(key, id, codes, 1, now, now, Milestones.NONE, null, null, null, List.of(), null, null, null,
                null, Set.of(), 0);
    }

    /** What the owner publishes. */
    public VerificationCode code() {
        return codes.current();
    }

    /** This claim as a store has written it. */
    public Claim stored(long newVersion) {
        return new Claim(key, id, codes, attempt, createdAt, changedAt, milestones, failure, expiredAt, lostAt,
                oldMx, oldSts, residualAt, txtSeen, mxSeen, announced, newVersion);
    }

    /** A copy to change; the store sets the version. */
    public ClaimEdit edit() {
        return new ClaimEdit(this);
    }
}
