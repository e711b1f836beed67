package dev.mxonramp.domain.journey;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Owner;
import dev.mxonramp.domain.claim.Owner.Transfer;
import dev.mxonramp.domain.claim.OwnerStore;
import dev.mxonramp.domain.claim.Ownership.Standing;
import dev.mxonramp.domain.dns.MxCheck;
import dev.mxonramp.domain.dns.TxtCheck;
import dev.mxonramp.domain.notice.JourneyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a domain that one account holds when another's code is published (dns.md 7): nothing while both codes
 * stand; when the holder's is certainly gone the holder is warned, and after {@link #NOTICE} (72 h) the domain moves by a
 * conditional write. What no authority can tell moves nothing and ends nothing.
 */
public final class Takeover {
    /** Between warning and move, unless mail certainly does not come here. */
    public static final Duration NOTICE = Duration.ofDays(3);

    private final OwnerStore owners;
    private final ClaimUpdates updates;
    private final Announcer announcer;
    private final Cadence cadence;
    private final TxtCheck txtCheck;
    private final MxCheck mxCheck;

    public Takeover(OwnerStore owners, ClaimUpdates updates, Announcer announcer, Cadence cadence, TxtCheck txtCheck,
            MxCheck mxCheck) {
        this.owners = owners;
        this.updates = updates;
        this.announcer = announcer;
        this.cadence = cadence;
        this.txtCheck = txtCheck;
        this.mxCheck = mxCheck;
    }

    /**
     * Decides between a newcomer, whose code was just proven to be published, and the holder.
     *
     * @return how the domain stands for the newcomer then
     */
    Standing contest(Claim newcomer, Owner held, Instant now) {
        Optional<Claim> holder = updates.find(new ClaimKey(held.account(), held.domain()));
        if (holder.isPresent()) {
            TxtCheck.Outcome code = txtCheck.recheck(held.domain(), holder.get().codes());
            if (code.proven()) {
                return bothStand(newcomer, held, holder.get(), now);
            }
            if (!code.definitive()) {
                return other(newcomer, held);
            }
        }
        return gone(newcomer, held, holder, now);
    }

    /** The newcomer's code is certainly gone: the domain stays, and its holder is told. */
    Standing withdraw(Claim newcomer, Owner held, Instant now) {
        Optional<Owner> kept = owners.replace(held, held.transferEnded(now));
        kept.ifPresent(each -> updates.find(new ClaimKey(each.account(), each.domain()))
                .ifPresent(holder -> tell(holder, OwnerEvents.owed(holder, each))));
        return other(newcomer, kept.orElse(held));
    }

    private Standing bothStand(Claim newcomer, Owner held, Claim holder, Instant now) {
        Owner next = held.transferEnded(now);
        Owner stays = next.equals(held) ? held : owners.replace(held, next).orElse(held);
        var events = new ArrayList<>(OwnerEvents.owed(holder, stays));
        events.add(OwnerEvents.contested(holder, newcomer, now));
        tell(holder, events);
        return other(newcomer, stays);
    }

    private Standing gone(Claim newcomer, Owner held, Optional<Claim> holder, Instant now) {
        Optional<Transfer> pending = held.pending();
        if (pending.isPresent() && !pending.get().to().equals(newcomer.key().account()) && waits(held, pending.get())) {
            return other(newcomer, held);
        }
        Owner next = held;
        if (pending.isEmpty() || !pending.get().to().equals(newcomer.key().account())) {
            Optional<Owner> begun = owners.replace(held, held.transferring(
                    new Transfer(newcomer.key().account(), now, due(held, now), null)));
            if (begun.isEmpty()) {
                return asWritten(newcomer, held);
            }
            next = begun.get();
        }
        Owner moving = next;
        holder.ifPresent(claim -> tell(claim, OwnerEvents.owed(claim, moving)));
        boolean due = moving.pending().filter(each -> !now.isBefore(each.dueAt())).isPresent();
        return due ? move(newcomer, moving, holder, now) : other(newcomer, moving);
    }

    /** Whether the account to which the domain is moving still waits for it. */
    private boolean waits(Owner held, Transfer pending) {
        return updates.find(new ClaimKey(pending.to(), held.domain())).filter(claim -> claim.expiredAt() == null)
                .isPresent();
    }

    private Instant due(Owner held, Instant now) {
        MxCheck.Outcome mx = mxCheck.confirmed(mxCheck.check(held.domain()));
        return mx.definitive() && !mx.someOurs() ? now : now.plus(NOTICE);
    }

    private Standing move(Claim newcomer, Owner held, Optional<Claim> holder, Instant now) {
        Optional<Owner> moved = owners.replace(held, held.moved(newcomer.key().account(), now));
        if (moved.isEmpty()) {
            return asWritten(newcomer, held);
        }
        // Should this stop here, the next look at the holder's claim finds whose the domain is, and does the same.
        holder.flatMap(claim -> updates.apply(claim, current -> lost(current, now))).ifPresent(claim -> {
            announcer.announce(claim);
            cadence.restart(claim.key());
        });
        return new Standing.Held(moved.get());
    }

    private static Claim lost(Claim claim, Instant now) {
        return claim.expiredAt() == null ? claim.edit().lost(now).claim() : claim;
    }

    private void tell(Claim holder, List<JourneyEvent> events) {
        var _ = announcer.announce(holder, events, Set.of());
    }

    /** How the domain stands where somebody else wrote first, a check of the newcomer's own maybe. */
    private Standing asWritten(Claim newcomer, Owner read) {
        Owner now = owners.find(Set.of(read.domain())).getOrDefault(read.domain(), read);
        return now.account().equals(newcomer.key().account()) ? new Standing.Held(now) : other(newcomer, now);
    }

    private static Standing other(Claim newcomer, Owner held) {
        return held.pending().filter(each -> each.to().equals(newcomer.key().account())).isPresent()
                ? new Standing.InTransfer(held)
                : new Standing.HeldByOther(held);
    }
}
