package dev.mxonramp.dns.interop;

import dev.mxonramp.dns.DnsAccess;
import dev.mxonramp.dns.TrustAnchors;
import dev.mxonramp.dns.table.Hosting;
import dev.mxonramp.dns.table.Signing;
import dev.mxonramp.dns.table.ZoneText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Root, top-level domain and zones, each level on servers of its own, all of one make and on one port of different loopback
 * addresses; and two recursive resolvers.
 */
final class Internet implements AutoCloseable {
    private static final String NET = "127.53.0.";
    private static final int ROOT = 11;
    private static final int REGISTRY = 12;
    private static final int NAMED = 21;
    private static final int UNBOUND = 22;
    private static final int DEAD = 99;
    private static final int ATTEMPTS = 3;

    private final Authority make;
    private final Path folder;
    private final int port;
    private final Masters masters;
    private final List<Daemon> daemons = new ArrayList<>();
    private final List<Map<String, Path>> served = List.of(new TreeMap<>(), new TreeMap<>());
    private final Map<String, Path> later = new TreeMap<>();
    private final Map<String, Daemon> resolvers = new TreeMap<>();

    private Internet(Authority make, List<ZoneText> zones) throws IOException, InterruptedException {
        this.make = make;
        folder = Files.createTempDirectory("onramp-interop");
        port = freePort();
        masters = new Masters(make, folder, Stream.concat(zones.stream().map(ZoneText::origin), Stream.of("test"))
                .toList());
    }

    /** Starts everything, lets the resolvers see what they are to remember, and brings the zones to their last state. */
    static Internet start(Authority make, List<ZoneText> zones) throws IOException, InterruptedException {
        for (int attempt = 1;; attempt++) {
            var internet = new Internet(make, zones);
            try {
                internet.boot(zones);
                return internet;
            } catch (IOException e) {
                internet.close();
                // Somebody may have taken a port since it was found free: then another one will do.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (InterruptedException | RuntimeException e) {
                internet.close();
                throw e;
            }
        }
    }

    private void boot(List<ZoneText> zones) throws IOException, InterruptedException {
        List<ZoneText> upwards = zones.stream()
                .sorted(Comparator.comparingInt((ZoneText zone) -> zone.origin().split("\\.").length).reversed())
                .toList();
        for (ZoneText zone : upwards) {
            write(zone);
        }
        Path names = masters.write(ZoneText.of("name-servers.test"), names(), 1,
                List.of("registry.name-servers.test."));
        masters.above("name-servers.test").addAll(List.of("name-servers.test. 60 NS registry.name-servers.test.",
                "registry.name-servers.test. 60 A " + NET + REGISTRY));
        Path test = masters.write(ZoneText.of("test").signed(Signing.NSEC3), List.of(), 1,
                List.of("registry.name-servers.test."));
        masters.above("test").addAll(List.of("test. 60 NS registry.name-servers.test.",
                "registry.name-servers.test. 60 A " + NET + REGISTRY));
        Path root = masters.write(ZoneText.of("").signed(Signing.NSEC),
                List.of("root.name-servers.test. 60 A " + NET + ROOT), 1, List.of("root.name-servers.test."));
        serve("root", ROOT, Map.of("", root));
        serve("registry", REGISTRY, Map.of("test", test, "name-servers.test", names));
        serve("ns1", 1, served.get(0));
        serve("ns2", 2, served.get(1));
        recurse(zones);
        change(zones);
    }

    private void write(ZoneText zone) throws IOException, InterruptedException {
        List<String> child = zone.hosting().child().stream().map(Hosting::server).toList();
        Path first = masters.write(zone, zone.formerly(), 1, child);
        masters.delegate(zone);
        Path second = zone.second().equals(zone.lines()) ? first : masters.write(zone, zone.second(), 1, child);
        if (zone.changes()) {
            later.put(zone.origin(), masters.write(zone, zone.lines(), 2, child));
        }
        for (int number : zone.hosting().serving()) {
            served.get(number - 1).put(zone.origin(), number == 1 ? first : second);
        }
    }

    private static List<String> names() {
        return List.of("root 60 A " + NET + ROOT, "registry 60 A " + NET + REGISTRY, "ns1 60 A " + NET + 1,
                "ns2 60 A " + NET + 2, "dead 60 A " + NET + DEAD);
    }

    private void serve(String name, int host, Map<String, Path> zones) throws IOException, InterruptedException {
        Daemon daemon = make.serve(Files.createDirectory(folder.resolve(name)), at(host), zones);
        daemons.add(daemon);
        for (String origin : zones.keySet()) {
            daemon.awaitZone(origin, 1, false);
        }
    }

    private void recurse(List<ZoneText> zones) throws IOException, InterruptedException {
        Map<String, List<InetSocketAddress>> known = new TreeMap<>(Map.of("", List.of(at(ROOT)), "test",
                List.of(at(REGISTRY)), "name-servers.test", List.of(at(REGISTRY))));
        zones.forEach(zone -> known.put(zone.origin(), zone.hosting().parent().stream()
                .map(number -> at(number == Hosting.DEAD_SERVER ? DEAD : number)).toList()));
        resolvers.put("named", Resolvers.named(Files.createDirectory(folder.resolve("named")), at(NAMED), at(ROOT),
                masters.anchor()));
        resolvers.put("unbound", Resolvers.unbound(Files.createDirectory(folder.resolve("unbound")), at(UNBOUND),
                known, masters.anchor()));
        daemons.addAll(resolvers.values());
        for (Daemon resolver : resolvers.values()) {
            resolver.awaitZone("test", 1, true);
        }
    }

    private void change(List<ZoneText> zones) throws IOException, InterruptedException {
        for (ZoneText zone : zones.stream().filter(ZoneText::changes).toList()) {
            for (Daemon resolver : resolvers.values()) {
                resolver.ask(query("_onramp-challenge." + zone.origin(), Type.TXT));
                resolver.ask(query(zone.origin(), Type.MX));
            }
        }
        for (var each : later.entrySet()) {
            for (Map<String, Path> server : served) {
                Files.copy(each.getValue(), server.get(each.getKey()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Daemon server : daemons.subList(2, 4)) {
            server.reload();
            for (String origin : later.keySet()) {
                server.awaitZone(origin, 2, false);
            }
        }
    }

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN));
    }

    /** The way to this internet by one of its resolvers, {@code named} or {@code unbound}. */
    DnsAccess access(String resolver, boolean validating) {
        Daemon daemon = resolvers.get(resolver);
        if (daemon == null) {
            throw new IllegalArgumentException("there is no resolver " + resolver);
        }
        return new DnsAccess(List.of(daemon.address()), port, true, false,
                validating ? TrustAnchors.of(". IN DS " + masters.anchor()) : TrustAnchors.none());
    }

    private InetSocketAddress at(int host) {
        return new InetSocketAddress(InetAddress.ofLiteral(NET + host), port);
    }

    /** A port that is free on all addresses now. */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 20; attempt++) {
            try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral(NET + ROOT))) {
                if (free(probe.getLocalPort())) {
                    return probe.getLocalPort();
                }
            }
        }
        throw new IOException("no port is free on all addresses");
    }

    private static boolean free(int port) {
        for (int host : List.of(ROOT, REGISTRY, 1, 2, NAMED, UNBOUND)) {
            InetAddress address = InetAddress.ofLiteral(NET + host);
            try (var udp = new DatagramSocket(port, address);
                    var tcp = host == ROOT ? new ServerSocket() : new ServerSocket(port, 1, address)) {
                if (!udp.isBound() || tcp.isClosed()) {
                    return false;
                }
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        daemons.forEach(Daemon::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
