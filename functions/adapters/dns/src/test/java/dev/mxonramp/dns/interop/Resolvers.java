package dev.mxonramp.dns.interop;

import dev.mxonramp.testkit.process.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Recursive resolvers of other makes, which validate from our own trust anchor. */
final class Resolvers {
    private Resolvers() {}

    /** named asks whomever it asks at its own port, so that it walks down from the root by itself. */
    static Daemon named(Path folder, InetSocketAddress address, InetSocketAddress root, String anchor)
            throws IOException {
        Path hints = Files.writeString(folder.resolve("hints"), """
                . 3600 NS root.name-servers.test.
                root.name-servers.test. 3600 A %s
                """.formatted(root.getAddress().getHostAddress()));
        int port = ServerProcess.freePort();
        String[] ds = anchor.split("\\s+", 4);
        Path file = Files.writeString(folder.resolve("named.conf"), Bind.options(folder, port, address.getPort(), """
                recursion yes;
                dnssec-validation yes;
                """) + """
                trust-anchors { . static-ds %s %s %s "%s"; };
                zone "." { type hint; file "%s"; };
                """.formatted(ds[0], ds[1], ds[2], ds[3].replace(" ", ""), hints));
        return Bind.start(file, folder, address, port);
    }

    /** unbound knows other ports than 53 only for zones that it is told of. */
    static Daemon unbound(Path folder, InetSocketAddress address, Map<String, List<InetSocketAddress>> zones,
            String anchor) throws IOException {
        Path anchors = Files.writeString(folder.resolve("root.ds"), ". IN DS " + anchor + "\n");
        var configuration = new StringBuilder("""
                server:
                  interface: %s
                  port: %d
                  do-daemonize: no
                  username: ""
                  chroot: ""
                  directory: "%s"
                  pidfile: ""
                  use-syslog: no
                  logfile: ""
                  do-ip6: no
                  do-not-query-localhost: no
                  local-zone: "test." nodefault
                  trust-anchor-file: "%s"
                  ede: yes
                  val-log-level: 2
                remote-control:
                  control-enable: no
                """.formatted(address.getAddress().getHostAddress(), address.getPort(), folder, anchors));
        zones.forEach((origin, servers) -> {
            configuration.append("stub-zone:\n  name: \"%s.\"\n".formatted(origin));
            servers.forEach(server -> configuration.append("  stub-addr: %s@%d\n"
                    .formatted(server.getAddress().getHostAddress(), server.getPort())));
        });
        Path file = Files.writeString(folder.resolve("unbound.conf"), configuration);
        return Daemon.start(Programs.UNBOUND.command("-c", file.toString()), folder, address, () -> {});
    }
}
