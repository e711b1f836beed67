package dev.mxonramp.testkit.zone;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.zone.HostedZones;
import dev.mxonramp.domain.zone.RecordSet;
import dev.mxonramp.domain.zone.RecordType;
import dev.mxonramp.testkit.fault.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A host of zones in memory: some of the operator's, some behind roles. */
public final class InMemoryHostedZones implements HostedZones {
    private final Faults faults;
    private final List<Zone> zones = new ArrayList<>();
    private final List<DomainName> unbound = new ArrayList<>();
    private final Map<Place, RecordSet> sets = new HashMap<>();
    private final Set<Place> routed = new HashSet<>();
    private Runnable beforeNextReplace = () -> {};

    private record Place(String zone, DomainName name, RecordType type) {}

    public InMemoryHostedZones(Faults faults) {
        this.faults = faults;
    }

    public InMemoryHostedZones() {
        this(Faults.none());
    }

    /** A zone that is bound; its id. */
    public synchronized String add(DomainName apex, Access access) {
        String id = "Z" + (zones.size() + 1);
        zones.add(new Zone(id, apex, access));
        return id;
    }

    /** A zone of the operator's that is bound to nobody. */
    public synchronized void addUnbound(DomainName apex) {
        unbound.add(apex);
    }

    /** Somebody else writes a set. */
    public synchronized void put(String zone, RecordSet set) {
        sets.put(new Place(zone, set.name(), set.type()), set);
    }

    /** Somebody else puts a routing policy there. */
    public synchronized void route(String zone, DomainName name, RecordType type) {
        routed.add(new Place(zone, name, type));
    }

    /** The set that stands there. */
    public synchronized Optional<RecordSet> set(String zone, DomainName name, RecordType type) {
        return Optional.ofNullable(sets.get(new Place(zone, name, type)));
    }

    /** Somebody else acts between our reading and our next replacing or creating. */
    public synchronized void beforeNextReplace(Runnable act) {
        beforeNextReplace = act;
    }

    @Override
    public synchronized Found find(List<DomainName> candidates, Access access) {
        return faults.call("HostedZones.find", () -> {
            if (access instanceof Access.ByRole && zones.stream().noneMatch(zone -> zone.access().equals(access))) {
                return new Found.Denied();
            }
            for (DomainName candidate : candidates) {
                List<Zone> here = zones.stream().filter(zone -> zone.name().equals(candidate))
                        .filter(zone -> sameHost(zone.access(), access)).toList();
                List<Zone> mine = here.stream().filter(zone -> zone.access().equals(access)).toList();
                if (mine.size() == 1) {
                    return new Found.Bound(mine.getFirst());
                }
                if (mine.size() > 1) {
                    return new Found.Ambiguous(candidate);
                }
                if (!here.isEmpty() || (access instanceof Access.ByTag && unbound.contains(candidate))) {
                    return new Found.None();
                }
            }
            return new Found.None();
        });
    }

    private static boolean sameHost(Access one, Access other) {
        return switch (other) {
            case Access.ByTag _ -> one instanceof Access.ByTag;
            case Access.ByRole _ -> one.equals(other);
        };
    }

    @Override
    public synchronized Standing read(Zone zone, DomainName name, RecordType type) {
        return faults.call("HostedZones.read", () -> {
            var place = new Place(zone.id(), name, type);
            if (routed.contains(place)) {
                return new Standing.Routed();
            }
            RecordSet set = sets.get(place);
            return set == null ? new Standing.Absent() : new Standing.Plain(set);
        });
    }

    @Override
    public synchronized List<Standing> read(Zone zone, List<RecordSet> places) {
        return places.stream().map(place -> {
            Standing own = read(zone, place.name(), place.type());
            return own instanceof Standing.Absent && excluded(zone, place) ? new Standing.Routed() : own;
        }).toList();
    }

    private boolean excluded(Zone zone, RecordSet place) {
        return sets.keySet().stream().filter(each -> each.zone().equals(zone.id()) && each.name().equals(place.name()))
                .anyMatch(each -> each.type() == RecordType.CNAME || place.type() == RecordType.CNAME);
    }

    @Override
    public synchronized Written create(Zone zone, List<RecordSet> wanted) {
        return faults.call("HostedZones.create", () -> {
            beforeNextReplace.run();
            beforeNextReplace = () -> {};
            if (wanted.stream().anyMatch(each -> set(zone.id(), each.name(), each.type()).isPresent())) {
                return Written.CHANGED;
            }
            wanted.forEach(set -> put(zone.id(), set));
            return Written.DONE;
        });
    }

    @Override
    public synchronized Written upsert(Zone zone, List<RecordSet> wanted) {
        return faults.call("HostedZones.upsert", () -> {
            wanted.forEach(set -> put(zone.id(), set));
            return Written.DONE;
        });
    }

    @Override
    public synchronized Written replace(Zone zone, Optional<RecordSet> shown, Optional<RecordSet> next) {
        return faults.call("HostedZones.replace", () -> {
            beforeNextReplace.run();
            beforeNextReplace = () -> {};
            RecordSet about = shown.or(() -> next).orElseThrow();
            if (!set(zone.id(), about.name(), about.type()).equals(shown)) {
                return Written.CHANGED;
            }
            sets.remove(new Place(zone.id(), about.name(), about.type()));
            next.ifPresent(set -> put(zone.id(), set));
            return Written.DONE;
        });
    }
}
