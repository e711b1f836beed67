package dev.mxonramp.bench.sweep;

import dev.mxonramp.bench.process.Cpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Two of Debian's Knot DNS servers: one is the registry, the other one hosts every domain as a zone of its own. */
final class KnotServers implements AutoCloseable {
    private static final String SOA = "@ 3600 SOA ns hostmaster 1 3600 600 86400 30\n";
    private static final long START_SECONDS = 180;

    private final List<Process> processes = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final int port;

    private KnotServers(int port) {
        this.port = port;
    }

    /** Starts both; returns once they answer for the last domain. */
    static KnotServers start(Path folder, int port, int domains) throws IOException, InterruptedException {
        var servers = new KnotServers(port);
        try {
            servers.registry(Files.createDirectories(folder.resolve("registry")), domains);
            servers.hosts(Files.createDirectories(folder.resolve("hosts")), domains);
            servers.awaitAnswer(Net.registryAddresses().getFirst(), Net.TLD);
            servers.awaitAnswer(Net.hostAddresses().getFirst(), Net.domain(domains - 1));
            return servers;
        } catch (IOException | InterruptedException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    List<Long> pids() {
        return processes.stream().map(Process::pid).toList();
    }

    /** Queries that came to both, as they count them themselves. */
    long queries() throws IOException {
        long sum = 0;
        for (Path folder : folders) {
            Process asked = new ProcessBuilder("knotc", "-s", folder.resolve("knot.sock").toString(), "stats",
                    "mod-stats.server-operation").redirectErrorStream(true).start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            sum += said.lines().filter(line -> line.contains("[query]"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*= *", ""))).sum();
        }
        return sum;
    }

    double cpuSeconds() {
        return pids().stream().mapToDouble(Cpu::seconds).sum();
    }

    private void registry(Path folder, int domains) throws IOException {
        var zone = new StringBuilder(SOA);
        List<String> addresses = Net.registryAddresses();
        for (int i = 0; i < addresses.size(); i++) {
            zone.append("@ 3600 NS r").append(i).append("\nr").append(i).append(" 3600 A ").append(addresses.get(i))
                    .append('\n');
        }
        for (int host = 0; host < Net.hosts(); host++) {
            for (int i = 0; i < 2; i++) {
                zone.append(Net.server(host, i)).append(" 3600 A ").append(Net.address(host, i)).append('\n');
            }
        }
        for (int i = 0; i < domains; i++) {
            for (int server = 0; server < 2; server++) {
                zone.append(Net.domain(i)).append(". 3600 NS ").append(Net.server(Net.host(i), server)).append('\n');
            }
        }
        Files.writeString(folder.resolve("tld.zone"), zone);
        run(folder, addresses, "zone:\n  - domain: " + Net.TLD + "\n    file: tld.zone\n");
    }

    private void hosts(Path folder, int domains) throws IOException {
        for (int host = 0; host < Net.hosts(); host++) {
            Files.writeString(folder.resolve("host" + host + ".zone"),
                    SOA + "@ 3600 NS " + Net.server(host, 0) + "\n@ 3600 NS " + Net.server(host, 1)
                            + "\n@ 3600 A 192.0.2.1\nwww 3600 A 192.0.2.1\n@ 3600 TXT \"v=spf1 -all\"\n"
                            + "@ 3600 MX 10 mail.old.example.\n");
        }
        var zones = new StringBuilder("zone:\n");
        for (int i = 0; i < domains; i++) {
            zones.append("  - domain: ").append(Net.domain(i)).append("\n    file: host").append(Net.host(i))
                    .append(".zone\n");
        }
        run(folder, Net.hostAddresses(), zones.toString());
    }

    private void run(Path folder, List<String> addresses, String zones) throws IOException {
        var listen = addresses.stream().map(address -> address + "@" + port).toList();
        Path conf = folder.resolve("knot.conf");
        Files.writeString(conf, "server:\n    rundir: " + folder + "\n    udp-workers: 1\n    tcp-workers: 1\n"
                + "    background-workers: 1\n    listen: [" + String.join(", ", listen) + "]\n"
                + "database:\n    storage: " + folder + "\ntemplate:\n  - id: default\n    storage: " + folder
                + "\n    global-module: mod-stats\n    journal-content: none\n    zonefile-sync: -1\n    semantic-checks: off\n"
                + zones);
        folders.add(folder);
        processes.add(new ProcessBuilder("knotd", "-c", conf.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start());
    }

    private void awaitAnswer(String address, String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        byte[] query = Message
                .newQuery(Record.newRecord(Name.fromString(name + "."), Type.SOA, DClass.IN)).toWire();
        while (System.nanoTime() < end) {
            try (var socket = new DatagramSocket()) {
                socket.setSoTimeout(500);
                socket.connect(InetAddress.ofLiteral(address), port);
                socket.send(new DatagramPacket(query, query.length));
                var packet = new DatagramPacket(new byte[1500], 1500);
                socket.receive(packet);
                if (new Message(packet.getData()).getRcode() == Rcode.NOERROR) {
                    return;
                }
            } catch (SocketTimeoutException | PortUnreachableException notYet) {
                // It is still reading its zones.
            }
            Thread.sleep(100);
        }
        throw new IOException("knotd does not answer for " + name + " at " + address);
    }

    /** Ends both, and deletes their folders. */
    @Override
    public void close() {
        processes.forEach(Process::destroy);
        try {
            for (Process process : processes) {
                int _ = process.waitFor();
            }
            for (Path folder : folders) {
                delete(folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
