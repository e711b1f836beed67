package dev.mxonramp.dns.interop;

import dev.mxonramp.dns.table.Signing;
import dev.mxonramp.testkit.process.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Knot DNS, signed by keymgr and kzonesign. */
final class Knot implements Authority {
    @Override
    public void demand() {
        Program.demand(Programs.KNOTD, Programs.KEYMGR, Programs.KZONESIGN);
    }

    @Override
    public Daemon serve(Path folder, InetSocketAddress address, Map<String, Path> zones) throws IOException {
        var configuration = new StringBuilder("""
                server:
                    rundir: "%1$s"
                    listen: %2$s@%3$d
                    udp-workers: 1
                    tcp-workers: 1
                    background-workers: 1
                database:
                    storage: "%1$s"
                control:
                    listen: "%1$s/sock"
                log:
                  - target: stderr
                    any: info
                template:
                  - id: default
                    zonefile-load: whole
                    zonefile-sync: -1
                    journal-content: none
                zone:
                """.formatted(folder, address.getAddress().getHostAddress(), address.getPort()));
        zones.forEach((origin, master) -> configuration.append("  - domain: %s.\n    file: \"%s\"\n"
                .formatted(origin, master)));
        Path file = Files.writeString(folder.resolve("knot.conf"), configuration);
        return Daemon.start(Programs.KNOTD.command("-c", file.toString()), folder, address, () -> {});
    }

    @Override
    public Signed sign(Path folder, String origin, Path master, Signing how)
            throws IOException, InterruptedException {
        String zone = origin + ".";
        Path file = Files.writeString(folder.resolve("sign.conf"), """
                database:
                    storage: "%1$s"
                policy:
                  - id: own
                    algorithm: ecdsap256sha256
                    manual: on
                    single-type-signing: on
                    rrsig-lifetime: 14d
                    cds-cdnskey-publish: none
                    nsec3: %2$s
                    nsec3-iterations: 0
                    nsec3-salt-length: 0
                zone:
                  - domain: %3$s
                    file: "%4$s"
                    dnssec-signing: on
                    dnssec-policy: own
                """.formatted(folder, how == Signing.NSEC3 ? "on" : "off", zone, master));
        // Keys that are old enough, and signatures of two months ago, which ended six weeks ago.
        long made = Instant.now().minus(Duration.ofDays(90)).getEpochSecond();
        long now = Instant.now().minus(Duration.ofDays(how == Signing.EXPIRED ? 60 : 0)).getEpochSecond();
        Programs.KEYMGR.run(folder, "-c", file.toString(), zone, "generate", "algorithm=ecdsap256sha256", "ksk=yes",
                "zsk=yes", "created=" + made, "publish=" + made, "ready=" + made, "active=" + made);
        Path out = Files.createDirectory(folder.resolve("out"));
        Programs.KZONESIGN.run(folder, "-c", file.toString(), "-o", out.toString(), "-t", Long.toString(now), zone);
        String ds = Programs.KEYMGR.run(folder, "-c", file.toString(), zone, "ds").lines()
                .filter(line -> line.matches(".* DS \\d+ 13 2 .*")).findFirst().orElseThrow();
        return new Signed(out.resolve(master.getFileName()), ds.substring(ds.indexOf(" DS ") + 4).strip());
    }
}
