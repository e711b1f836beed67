package dev.mxonramp.domain.notice;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened on a journey. It goes to the event bus, where integrators and our own notifications read it.
 * It holds no secret.
 *
 * @param id deterministic: publishing again gives the same id, by which consumers drop repeats
 * @param type what happened
 * @param account whose
 * @param domain about which domain
 * @param at when
 * @param facts what a mail about it needs, by name
 */
public record JourneyEvent(String id, Type type, AccountId account, DomainName domain, Instant at,
        Map<String, String> facts) {
    public JourneyEvent {
        facts = Map.copyOf(facts);
    }

    /** Kinds of event; the detail type on the bus. */
    public enum Type {
        /** The claim began: the mail tells what to publish. Facts: code (public: it is published in the DNS). */
        CLAIM_CREATED,
        /** Days have passed without proof. Facts: day, sentence, remedy. */
        OWNERSHIP_REMINDER,
        /** Seven days without activity: looked at daily from now on. */
        CLAIM_DORMANT,
        /** Thirty days without proof: it ended. */
        CLAIM_EXPIRED,
        /** The code was seen. */
        OWNERSHIP_PROVEN,
        /** Another account proved the domain first, and its code is still there. */
        OWNERSHIP_TAKEN,
        /** Another account's code stands beside the owner's: nothing moves. */
        OWNERSHIP_CONTESTED,
        /** Neither the owner's code nor our MX is there any more. Facts: suspendAt. */
        OWNERSHIP_MISSING,
        /** Seven days so: the proof counts for nothing until one of them returns. */
        OWNERSHIP_SUSPENDED,
        /** Code or MX is there again. */
        OWNERSHIP_RESTORED,
        /** Another account's code is there and the owner's is not: the domain moves. Facts: dueAt. */
        TRANSFER_WARNED,
        /** The owner's code came back, or the other's went: the domain stays. */
        TRANSFER_CANCELLED,
        /** The domain is another account's now. */
        OWNERSHIP_LOST,
        /** The mail host knows the domain. */
        DOMAIN_PROVISIONED,
        /** MX is ours and no mailbox exists: mail is bouncing now. */
        MX_WITHOUT_MAILBOX,
        /** MX is ours. Facts: residualAt where known. */
        MX_OURS,
        /** Clients can be set up. One per mailbox. Facts: mailbox. */
        CLIENT_SET_UP,
        /** A pass ended. Facts: mailbox, pass, kind, messages, exceptions. */
        PASS_FINISHED,
        /** A mailbox is whole at the new host. Facts: mailbox, messages, exceptions. */
        MAILBOX_CERTIFIED,
        /** The journey is over. Facts: mailboxes, messages, exceptions. */
        JOURNEY_DONE,
        /** A step failed for good and can be resumed. Facts: step, error, cause. */
        STEP_FAILED
    }
}
