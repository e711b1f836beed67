package dev.mxonramp.domain.claim;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has proven control of exactly this name (names below inherit, see {@link Ownership}), and how that proof stands
 * (dns.md 7 and 8). What is over stays noted until the next of its kind, so that it can be told after a crash.
 *
 * @param domain the proven name
 * @param account its one owner
 * @param provenAt when
 * @param absence the last time that neither the code nor our MX was there, or null
 * @param transfer the last transfer to another account that began, or null
 * @param former accounts that held the name before, the latest first: what they left at the mail host is theirs
 * @param version counts writes; every change is conditional on it
 */
public record Owner(DomainName domain, AccountId account, Instant provenAt, @Nullable Absence absence,
        @Nullable Transfer transfer, List<AccountId> former, long version) {
    /** Definitive absence for this time suspends (dns.md 8). */
    public static final Duration GRACE = Duration.ofDays(7);

    private static final int FORMER_KEPT = 8;

    /**
     * Neither the code nor our MX is there, as every authority says.
     *
     * @param since the first check that saw it
     * @param suspendedAt the check that saw it {@link #GRACE} later, or null
     * @param endedAt the check that saw one of them again, or null
     */
    public record Absence(Instant since, @Nullable Instant suspendedAt, @Nullable Instant endedAt) {}

    /**
     * Another account's code is there, and the owner's is not.
     *
     * @param to the other account
     * @param begunAt the check that saw it
     * @param dueAt when the name moves
     * @param endedAt the check after which it moves no more, or null
     */
    public record Transfer(AccountId to, Instant begunAt, Instant dueAt, @Nullable Instant endedAt) {}

    /**
     * What a check of the owner's own proof found; what no authority could tell is neither seen nor absent.
     *
     * @param code whether the code is proven to be there
     * @param mx whether some authority serves one of our mail servers
     * @param absent whether certainly neither is there
     */
    public record Found(boolean code, boolean mx, boolean absent) {}

    public Owner {
        former = List.copyOf(former);
    }

    /** An owner as a store first writes it. */
    public Owner(DomainName domain, AccountId account, Instant provenAt) {
        this(domain, account, provenAt, null, null, List.of(), 1);
    }

    /** Whether the proof counts for nothing until code or MX return. */
    public boolean suspended() {
        return missing() && absence != null && absence.suspendedAt() != null;
    }

    /** Whether code and MX were absent at the last check that could tell. */
    public boolean missing() {
        return absence != null && absence.endedAt() == null;
    }

    /** The transfer under way. */
    public Optional<Transfer> pending() {
        return Optional.ofNullable(transfer).filter(each -> each.endedAt() == null);
    }

    /** The next state after a check of the owner's own proof; the same if it changes nothing. */
    public Owner after(Found found, Instant now) {
        Owner next = found.code() ? transferEnded(now) : this;
        if (found.code() || found.mx()) {
            return next.missing() && absence != null
                    ? next.with(new Absence(absence.since(), absence.suspendedAt(), now))
                    : next;
        }
        return found.absent() ? next.absent(now) : next;
    }

    private Owner absent(Instant now) {
        Absence known = absence;
        if (known == null || known.endedAt() != null) {
            return with(new Absence(now, null, null));
        }
        boolean over = known.suspendedAt() == null && !now.isBefore(known.since().plus(GRACE));
        return over ? with(new Absence(known.since(), now, null)) : this;
    }

    private Owner with(Absence next) {
        return new Owner(domain, account, provenAt, next, transfer, former, version);
    }

    /** The name is on its way to another account. */
    public Owner transferring(Transfer next) {
        return new Owner(domain, account, provenAt, absence, next, former, version);
    }

    /** The name stays where it is; the same if it was not on its way. */
    public Owner transferEnded(Instant now) {
        return pending().map(each -> transferring(new Transfer(each.to(), each.begunAt(), each.dueAt(), now)))
                .orElse(this);
    }

    /** The name is another account's from now on. */
    public Owner moved(AccountId to, Instant now) {
        var before = new ArrayList<>(List.of(account));
        former.stream().filter(each -> !each.equals(account) && !each.equals(to)).forEach(before::add);
        return new Owner(domain, to, now, null, null,
                before.subList(0, Math.min(before.size(), FORMER_KEPT)), version);
    }

    /** This owner as a store has written it. */
    public Owner stored(long newVersion) {
        return new Owner(domain, account, provenAt, absence, transfer, former, newVersion);
    }
}
