package dev.mxonramp.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * A small DNS of its own on loopback, over real UDP and TCP: root, top-level domains, zones that can be edited while they
 * are served, several name servers, and a recursive resolver. Tests use it, and so does the one-machine system.
 *
 * <p>One port is used on all addresses. 127.0.0.1 holds the root, the top-level domains and the name servers' names, and answers as the
 * {@link #resolver() resolver} whoever desires recursion. The name servers of zones are at 127.0.0.2 and so on; where the
 * operating system has only 127.0.0.1, they share that address (and then {@link LoopbackServer}'s knobs do nothing, since
 * one socket cannot tell which of them was meant). A zone added by {@link #zone} is delegated from its parent to all of
 * them, {@code ns1.name-servers.test}, {@code ns2.name-servers.test} and so on.
 *
 * <p>Zones have a negative TTL of 30 s; the resolver keeps nothing, except what {@link #holdResolver} tells it to.
 */
public final class LoopbackDns implements AutoCloseable {
    private static final String SERVERS_ZONE = "name-servers.test";
    private static final long DELEGATION_TTL = 60;
    private static final int ATTEMPTS = 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Name, LoopbackZone> zones = new ConcurrentHashMap<>();
    private final List<DnsSocket> sockets = new ArrayList<>();
    private final List<LoopbackServer> servers = new ArrayList<>();
    private final LoopbackServer registry;
    private final Recursion recursion;
    private final Responders responders;

    private LoopbackDns(int count, int port) throws IOException {
        DnsSocket first = DnsSocket.bind(loopback(1), port, threads);
        sockets.add(first);
        registry = new LoopbackServer(Name.fromConstantString("registry." + SERVERS_ZONE + "."), first.address());
        for (int i = 1; i <= count; i++) {
            var name = Name.fromConstantString("ns" + i + "." + SERVERS_ZONE + ".");
            servers.add(new LoopbackServer(name, bindNext(i + 1, first.address())));
        }
        recursion = new Recursion(this::everyServer);
        responders = new Responders(recursion);
    }

    /** Starts with two name servers on a free port. */
    public static LoopbackDns start() {
        return start(2, 0);
    }

    /**
     * Starts with this many name servers.
     *
     * @param port the port on all addresses; 0 for a free one
     * @throws UncheckedIOException if the port is taken
     */
    public static LoopbackDns start(int servers, int port) {
        IOException last = new IOException("no free port");
        for (int attempt = 0; attempt < (port == 0 ? ATTEMPTS : 1); attempt++) {
            try {
                var dns = new LoopbackDns(servers, port);
                dns.begin();
                return dns;
            } catch (IOException e) {
                // A free port on 127.0.0.1 may be taken on 127.0.0.2: try another.
                last = e;
            }
        }
        throw new UncheckedIOException("cannot start a DNS server on loopback port " + port, last);
    }

    private InetSocketAddress bindNext(int host, InetSocketAddress first) throws IOException {
        try {
            DnsSocket socket = DnsSocket.bind(loopback(host), first.getPort(), threads);
            sockets.add(socket);
            return socket.address();
        } catch (BindException e) {
            if (hasAddress(host)) {
                close();
                throw e;
            }
            return first;
        }
    }

    private void begin() {
        sockets.getFirst().serve(responders.registry(registry));
        for (LoopbackServer server : servers) {
            Optional<DnsSocket> own = sockets.stream().skip(1)
                    .filter(socket -> socket.address().equals(server.address())).findFirst();
            own.ifPresent(socket -> socket.serve(responders.authority(server)));
        }
        LoopbackZone names = zone(SERVERS_ZONE);
        names.put(registry.name(), "A", DELEGATION_TTL, registry.address().getAddress().getHostAddress());
        servers.forEach(server -> names.put(server.name(), "A", DELEGATION_TTL,
                server.address().getAddress().getHostAddress()));
    }

    /** The zone of this name; if there is none, it is created, served by all name servers and delegated to them. */
    public synchronized LoopbackZone zone(String name) {
        Name origin = LoopbackZone.absolute(name);
        LoopbackZone known = zones.get(origin);
        return known != null ? known : create(origin);
    }

    private LoopbackZone create(Name origin) {
        var zone = new LoopbackZone(origin);
        boolean ours = origin.labels() <= 2 || origin.equals(LoopbackZone.absolute(SERVERS_ZONE));
        List<LoopbackServer> hosts = ours ? List.of(registry) : servers;
        String[] names = hosts.stream().map(host -> host.name() + ".").toArray(String[]::new);
        zone.put(origin.toString(), "NS", DELEGATION_TTL, names);
        if (!origin.equals(Name.root)) {
            LoopbackZone parent = enclosing(new Name(origin, 1));
            parent.put(origin.toString(), "NS", DELEGATION_TTL, names);
            glue(parent, hosts);
        }
        hosts.forEach(host -> host.serve(zone));
        if (servers.stream().anyMatch(server -> server.address().equals(registry.address()))) {
            registry.serve(zone);
        }
        zones.put(origin, zone);
        return zone;
    }

    /** The addresses of name servers below the parent, which it hands out with the delegation. */
    private static void glue(LoopbackZone parent, List<LoopbackServer> hosts) {
        for (LoopbackServer host : hosts) {
            if (host.dnsName().subdomain(parent.origin()) && !parent.origin().equals(Name.root)) {
                parent.put(host.name(), "A", DELEGATION_TTL, host.address().getAddress().getHostAddress());
            }
        }
    }

    /** The zone that a name's delegation belongs into: the nearest one there is, or a new top-level domain. */
    private LoopbackZone enclosing(Name name) {
        Name at = name;
        while (at.labels() > 2 && !zones.containsKey(at)) {
            at = new Name(at, 1);
        }
        return zone(at.toString());
    }

    /**
     * Signs the zone of this name, and tells the zone above (RFC 4034 5). Root and top-level domains are zones like others.
     *
     * @param name the zone; {@code "."} for the root
     * @return the zone's DS record in full, as a trust anchor is written
     */
    public synchronized String sign(String name) {
        LoopbackZone zone = zone(name);
        String ds = zone.sign();
        if (!zone.origin().equals(Name.root)) {
            enclosing(new Name(zone.origin(), 1)).put(zone.origin().toString(), "DS", DELEGATION_TTL, ds);
        }
        return zone.origin() + " IN DS " + ds;
    }

    /** Removes a zone and its delegation, as when a domain expires. */
    public synchronized void removeZone(String name) {
        Name origin = LoopbackZone.absolute(name);
        LoopbackZone zone = zones.remove(origin);
        if (zone != null) {
            everyServer().forEach(server -> server.forget(zone));
            enclosing(new Name(origin, 1)).remove(origin.toString(), Type.string(Type.NS));
        }
    }

    /** The zones there are, root and top-level domains included. */
    public Collection<LoopbackZone> zones() {
        return List.copyOf(zones.values());
    }

    /** The name server with this number, from 1. */
    public LoopbackServer server(int number) {
        return servers.get(number - 1);
    }

    /** All name servers of zones. */
    public List<LoopbackServer> servers() {
        return List.copyOf(servers);
    }

    /** From now on all name servers of zones refuse TCP connections; UDP goes on. */
    public void refuseTcp() {
        sockets.stream().skip(1).forEach(DnsSocket::refuseTcp);
    }

    /** Where the recursive resolver listens. */
    public InetSocketAddress resolver() {
        return registry.address();
    }

    /** The one port in use on all addresses. */
    public int port() {
        return registry.address().getPort();
    }

    /** The resolver goes on answering from the zone as it is now, as a cache does, until {@link #releaseResolver}. */
    public void holdResolver(LoopbackZone zone) {
        recursion.hold(zone);
    }

    /** The resolver sees the zone as it is again. */
    public void releaseResolver(LoopbackZone zone) {
        recursion.release(zone);
    }

    /** The resolver finds the zone's signatures wrong: SERVFAIL with an Extended DNS Error. */
    public void bogus(LoopbackZone zone, String text) {
        recursion.bogus(zone, text);
    }

    /** How the resolver behaves from now on, to every query. */
    public void resolverBehaves(ServerFault fault) {
        recursion.behave(fault);
    }

    /** How the server of the root and the top-level domains behaves from now on. */
    public LoopbackServer registry() {
        return registry;
    }

    /** All queries received so far, in order. */
    public List<LoggedQuery> log() {
        return responders.log();
    }

    /** Empties the log. */
    public void clearLog() {
        responders.forget();
    }

    private List<LoopbackServer> everyServer() {
        var all = new ArrayList<>(servers);
        all.add(registry);
        return all;
    }

    private static InetAddress loopback(int host) throws IOException {
        return InetAddress.getByAddress(new byte[]{127, 0, 0, (byte) host});
    }

    /** Whether the operating system lets this loopback address be bound at all. */
    private static boolean hasAddress(int host) throws IOException {
        try (var probe = new DatagramSocket(new InetSocketAddress(loopback(host), 0))) {
            return probe.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    @Override
    public void close() {
        sockets.forEach(DnsSocket::close);
        threads.shutdownNow();
    }
}
