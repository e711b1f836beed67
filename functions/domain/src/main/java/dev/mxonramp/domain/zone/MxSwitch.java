package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.claim.Ownership;
import dev.mxonramp.domain.cutover.CutOverGuard;
import dev.mxonramp.domain.cutover.CutOverReport;
import dev.mxonramp.domain.dns.MxPlan;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.DnsAccessStore.KeptMx;
import dev.mxonramp.domain.zone.HostedZones.Standing;
import dev.mxonramp.domain.zone.HostedZones.Zone;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes a domain's MX in its zone, exactly what was shown into ours, and back again. The set that goes is kept before
 * it goes.
 */
public final class MxSwitch {
    private final ClaimStore claims;
    private final Ownership ownership;
    private final CutOverGuard guard;
    private final BoundZone bound;
    private final HostedZones zones;
    private final DnsAccessStore kept;
    private final MxPlan plan;
    private final InstantSource clock;

    public MxSwitch(ClaimStore claims, Ownership ownership, CutOverGuard guard, BoundZone bound, HostedZones zones,
            DnsAccessStore kept, MxPlan plan, InstantSource clock) {
        this.claims = claims;
        this.ownership = ownership;
        this.guard = guard;
        this.bound = bound;
        this.zones = zones;
        this.kept = kept;
        this.plan = plan;
        this.clock = clock;
    }

    /** Our set for a domain. */
    public RecordSet ours(DomainName domain) {
        return new RecordSet(domain, RecordType.MX, RecordWriting.TTL, IntStream.range(0, plan.hosts().size())
                .mapToObj(index -> MxPlan.priority(index) + " " + plan.hosts().get(index) + ".").toList());
    }

    /**
     * Puts our set in the place of exactly this one, unless mail would be lost.
     *
     * @param confirmed what was shown, null for nothing
     * @param overridden codes of findings that the owner takes upon themselves
     */
    public ZoneChange change(ClaimKey key, @Nullable RecordSet confirmed, Set<String> overridden) {
        Optional<Claim> claim = claims.find(key);
        if (claim.isEmpty()) {
            return new ZoneChange.NoClaim();
        }
        Optional<String> objection = objection(claim.get());
        return objection.isPresent()
                ? new ZoneChange.TooEarly(objection.get())
                : bound.within(key, zone -> change(claim.get(), zone, confirmed, overridden));
    }

    /** Why the change is not yet due, whatever the guard says; empty if it is. */
    public Optional<String> objection(Claim claim) {
        ClaimKey key = claim.key();
        if (!ownership.holds(key.account(), key.domain())) {
            return Optional.of("The domain is not proven to be yours. Publish its TXT record first.");
        }
        return claim.milestones().passed(Step.PROVISIONED)
                ? Optional.empty()
                : Optional.of("The mail host is not prepared for this domain. Wait until it is.");
    }

    private ZoneChange change(Claim claim, Zone zone, @Nullable RecordSet confirmed, Set<String> overridden) {
        ClaimKey key = claim.key();
        RecordSet ours = ours(key.domain());
        return switch (zones.read(zone, key.domain(), RecordType.MX)) {
            case Standing.Routed() -> new ZoneChange.Routed();
            // Repeated after it was done; the kept set must stay what it is.
            case Standing.Plain(RecordSet there) when there.equals(ours) -> new ZoneChange.Done(ours);
            case Standing.Plain(RecordSet there) when !there.equals(confirmed) -> new ZoneChange.Changed(there);
            case Standing.Absent() when confirmed != null -> new ZoneChange.Changed(null);
            case Standing.Plain _,Standing.Absent _ -> {
                CutOverReport reasons = guard.look(claim).blocking(overridden);
                if (!reasons.findings().isEmpty()) {
                    yield new ZoneChange.Unsafe(reasons);
                }
                kept.keep(key, new KeptMx(confirmed, ours, clock.instant()));
                yield replace(zone, confirmed, ours);
            }
        };
    }

    /** Puts the kept set back in the place of exactly ours. */
    public ZoneChange rollBack(ClaimKey key) {
        if (claims.find(key).isEmpty()) {
            return new ZoneChange.NoClaim();
        }
        Optional<KeptMx> last = kept.kept(key);
        return last.isEmpty() ? new ZoneChange.NothingKept() : bound.within(key, zone -> rollBack(zone, last.get()));
    }

    private ZoneChange rollBack(Zone zone, KeptMx last) {
        RecordSet old = last.old();
        return switch (zones.read(zone, last.ours().name(), RecordType.MX)) {
            case Standing.Routed() -> new ZoneChange.Routed();
            case Standing.Plain(RecordSet there) when there.equals(old) -> new ZoneChange.Done(old);
            case Standing.Plain(RecordSet there) when there.equals(last.ours()) -> replace(zone, there, old);
            case Standing.Plain(RecordSet there) -> new ZoneChange.Changed(there);
            case Standing.Absent() -> old == null ? new ZoneChange.Done(null) : new ZoneChange.Changed(null);
        };
    }

    private ZoneChange replace(Zone zone, @Nullable RecordSet shown, @Nullable RecordSet next) {
        RecordSet about = shown == null ? next : shown;
        if (about == null) {
            return new ZoneChange.Done(null);
        }
        return switch (zones.replace(zone, Optional.ofNullable(shown), Optional.ofNullable(next))) {
            case DONE -> new ZoneChange.Done(next);
            case DENIED -> new ZoneChange.Denied();
            case CHANGED -> new ZoneChange.Changed(
                    zones.read(zone, about.name(), RecordType.MX) instanceof Standing.Plain(RecordSet now) ? now
                            : null);
        };
    }
}
