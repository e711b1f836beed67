package dev.mxonramp.testkit.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/**
 * One name server of a {@link LoopbackDns}, with knobs for what goes wrong on real ones. Safe for threads.
 */
public final class LoopbackServer {
    private final Name name;
    private final InetSocketAddress address;
    private final Map<Name, LoopbackZone> zones = new ConcurrentHashMap<>();
    private final Map<Name, ZoneData> held = new ConcurrentHashMap<>();
    private volatile ServerFault fault = ServerFault.NONE;
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable Tampering tampering;

    LoopbackServer(Name name, InetSocketAddress address) {
        this.name = name;
        this.address = address;
    }

    /** Its name without the trailing dot. */
    public String name() {
        return name.toString(true);
    }

    /** Where it listens, by UDP and TCP. */
    public InetSocketAddress address() {
        return address;
    }

    /** From now on it behaves like this to every query. */
    public void behave(ServerFault next) {
        fault = next;
    }

    /** From now on it says what this makes of the truth, whatever fault it has besides. */
    public void tamper(Tampering next) {
        tampering = next;
    }

    /** From now on it waits this long before each answer. */
    public void delay(Duration next) {
        delay = next;
    }

    /** Becomes a stale secondary: it keeps serving the zone as it is now, until {@link #release}. */
    public void hold(LoopbackZone zone) {
        held.put(zone.origin(), zone.data());
    }

    /** Serves the zone as it is edited again. */
    public void release(LoopbackZone zone) {
        held.remove(zone.origin());
    }

    /** Stops serving the zone: the delegation to this server is then lame. */
    public void forget(LoopbackZone zone) {
        zones.remove(zone.origin());
    }

    /** Serves the zone from now on, whoever delegates it or not. */
    public void serve(LoopbackZone zone) {
        zones.put(zone.origin(), zone);
    }

    Name dnsName() {
        return name;
    }

    ServerFault fault() {
        return fault;
    }

    @Nullable
    Tampering tampering() {
        return tampering;
    }

    Duration delay() {
        return delay;
    }

    Collection<LoopbackZone> zones() {
        return zones.values();
    }

    /** The deepest zone served here at or above the name, in the version that this server has. */
    Optional<ZoneData> zoneFor(Name qname) {
        Name at = qname;
        while (true) {
            LoopbackZone zone = zones.get(at);
            if (zone != null) {
                return Optional.of(held.getOrDefault(at, zone.data()));
            }
            if (at.equals(Name.root)) {
                return Optional.empty();
            }
            at = new Name(at, 1);
        }
    }
}
