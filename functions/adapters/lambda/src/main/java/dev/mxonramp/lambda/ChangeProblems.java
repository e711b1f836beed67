package dev.mxonramp.lambda;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.Failure;
import dev.mxonramp.domain.mailbox.MailboxChange;
import dev.mxonramp.domain.name.MailAddress;

/** Says why a mailbox, or what flows into it, was not changed, and what to do. */
public final class ChangeProblems {
    private ChangeProblems() {}

    /** The answer to whoever asked for the change. */
    public static ProblemException of(MailboxChange.Failed failed) {
        return problem(failed).exception();
    }

    private static Problem problem(MailboxChange.Failed failed) {
        return switch (failed) {
            case MailboxChange.NoClaim() ->
                Problem.notFound("You have no such domain. Add it with POST /v1/domains first.");
            case MailboxChange.NoMailbox(MailAddress address) ->
                Problem.notFound("There is no mailbox " + address + ". Create it first.");
            case MailboxChange.NotHeld(Claim claim) ->
                Problem.conflict("not-proven", "The domain " + claim.key().domain()
                        + " is not proven to be yours. Publish its TXT record (GET /v1/domains/" + claim.key().domain()
                        + " shows it) and wait until it is seen.");
            case MailboxChange.Suspended(Claim claim) ->
                Problem.conflict("suspended", "The domain " + claim.key().domain()
                        + " is suspended: neither its TXT record nor our MX records have been there for seven days."
                        + " Nothing is deleted. Publish either again (GET /v1/domains/" + claim.key().domain()
                        + " shows them) and have it checked.");
            case MailboxChange.NotProvisioned(Claim claim) -> notProvisioned(claim);
            case MailboxChange.Displaced(Claim claim) -> Problem.conflict("not-provisioned", "The domain "
                    + claim.key().domain() + " was another account's meanwhile. The mail host is prepared anew for you"
                    + " at the next check (POST /v1/domains/" + claim.key().domain()
                    + "/check makes one now). Then try again.");
            case MailboxChange.Parked(MailAddress address) -> Problem.conflict("parked", "The mailbox " + address
                    + " is set aside since its domain was another account's. It comes back when the mail host is"
                    + " prepared anew for you; until then it can only be deleted.");
            case MailboxChange.Taken(MailAddress address, MailAddress holder) when address.equals(holder) ->
                Problem.conflict("address-taken", "The mailbox " + address
                        + " exists already. Choose another name, or change its password if you lost it.");
            case MailboxChange.Taken(MailAddress address, MailAddress holder) -> Problem.conflict("address-taken",
                    address + " is an alias of " + holder + ". Remove that alias first, or choose another name.");
            case MailboxChange.CatchesAll(MailAddress address) -> Problem.conflict("catch-all", "Mail to unknown "
                    + "addresses arrives in " + address
                    + ". Choose another mailbox for it, or remove the catch-all, first.");
            case MailboxChange.TooMany(String things, int limit) ->
                Problem.conflict("limit", "There may be at most " + limit + " " + things + ". Delete one first.");
            case MailboxChange.Refused(String reason) ->
                Problem.conflict("mail-host-refused", "The mail host refuses this: " + reason);
            case MailboxChange.Lost(MailAddress address) -> Problem.conflict("mail-host-lost",
                    "The mail host does not know " + address + " or its domain (any more). Tell the operator.");
        };
    }

    private static Problem notProvisioned(Claim claim) {
        Failure failure = claim.failure();
        return failure == null
                ? Problem.conflict("not-provisioned",
                        "The mail host is being prepared for this domain. Wait a few seconds and try again.")
                : Problem.conflict("not-provisioned", "Preparing the mail host failed: " + failure.cause()
                        + " Resume the domain once that is mended.");
    }
}
