package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a claim found.
 *
 * @param txt the ownership check, null if it was not made
 * @param txtNews whether its answer differs from the last
 * @param mx the MX check, null if it was not made
 * @param mxNews whether its answer differs from the last
 * @param standing whose the domain is now, after taking it where the code was proven
 * @param mailboxMissing whether the domain is known to have no mailbox
 * @param displaced whether the mail host was prepared for another account since it was for this one
 */
record Sighting(TxtCheck.@Nullable Outcome txt, boolean txtNews, MxCheck.@Nullable Outcome mx, boolean mxNews,
        Standing standing, boolean mailboxMissing, boolean displaced) {
    /** What the ownership check found, in the form that is shown. */
    @Nullable
    Finding txtFinding() {
        return txt == null ? null : finding(txt, standing);
    }

    /** What the MX check found. */
    @Nullable
    Finding mxFinding() {
        return mx == null ? null : mx.finding();
    }

    /** The finding of an ownership check, given whose the domain is: the second to prove it learns why it waits. */
    static Finding finding(TxtCheck.Outcome txt, Standing standing) {
        Finding seen = txt.finding();
        if (!txt.proven()) {
            return seen;
        }
        return switch (standing) {
            case Standing.HeldByOther _ -> new Finding("txt.taken", Finding.Fault.RECORD,
                    "Your code is published, but another account proved this domain before you.",
                    "If that account is yours too, delete the domain there. If not, remove that account's TXT record"
                            + " from your DNS.",
                    null, seen.checkedAt(), seen.servers(), seen.notes(), seen.providers());
            case Standing.InTransfer(Owner by) -> transfer(by, seen);
            case Standing.Held _,Standing.Suspended _,Standing.Open _ -> seen;
        };
    }

    private static Finding transfer(Owner by, Finding seen) {
        Instant due = by.pending().map(Owner.Transfer::dueAt).orElse(seen.checkedAt());
        return new Finding("txt.transfer", Finding.Fault.NOBODY,
                "Your code is published, and that of the account which proved this domain before you is gone."
                        + " That account was told; the domain becomes yours at " + due.truncatedTo(ChronoUnit.SECONDS)
                        + ", unless its code comes back.",
                null, due, seen.checkedAt(), seen.servers(), seen.notes(), seen.providers());
    }
}
