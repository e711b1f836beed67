package dev.mxonramp.dns.interop;

import dev.mxonramp.dns.table.Signing;
import dev.mxonramp.testkit.process.Program;
import dev.mxonramp.testkit.process.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** BIND 9, signed by dnssec-signzone. */
final class Bind implements Authority {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .withZone(ZoneOffset.UTC);

    /**
     * What a named of ours needs, whatever it is for: nothing of the machine's own configuration.
     *
     * @param listen where it listens, on 127.0.0.1
     * @param others the port at which it asks other name servers
     */
    static String options(Path folder, int listen, int others, String more) {
        return """
                options {
                  directory "%s";
                  port %d;
                  listen-on port %d { 127.0.0.1; };
                  listen-on-v6 { none; };
                  pid-file none;
                  session-keyfile none;
                  empty-zones-enable no;
                  notify no;
                  %s
                };
                controls { };
                """.formatted(folder, others, listen, more);
    }

    @Override
    public void demand() {
        Program.demand(Programs.NAMED, Programs.DNSSEC_KEYGEN, Programs.DNSSEC_SIGNZONE);
    }

    @Override
    public Daemon serve(Path folder, InetSocketAddress address, Map<String, Path> zones) throws IOException {
        int port = ServerProcess.freePort();
        var configuration = new StringBuilder(options(folder, port, port, """
                recursion no;
                dnssec-validation no;
                check-integrity no;
                check-mx ignore;
                check-mx-cname ignore;
                check-names primary ignore;
                """));
        zones.forEach((origin, master) -> configuration.append("zone \"%s\" { type primary; file \"%s\"; };\n"
                .formatted(origin.isEmpty() ? "." : origin, master)));
        Path file = Files.writeString(folder.resolve("named.conf"), configuration);
        return start(file, folder, address, port);
    }

    /** Starts named behind a relay at the address. */
    static Daemon start(Path configuration, Path folder, InetSocketAddress address, int port) throws IOException {
        var relay = Relay.start(address, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        return Daemon.start(Programs.NAMED.command("-g", "-n", "1", "-c", configuration.toString()), folder, address,
                relay);
    }

    @Override
    public Signed sign(Path folder, String origin, Path master, Signing how)
            throws IOException, InterruptedException {
        String zone = origin.isEmpty() ? "." : origin;
        Programs.DNSSEC_KEYGEN.run(folder, "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", zone);
        Path signed = folder.resolve("signed");
        var arguments = new ArrayList<>(List.of("-q", "-S", "-z", "-x", "-P", "-O", "full", "-o", zone, "-f",
                signed.toString()));
        if (how == Signing.NSEC3) {
            arguments.addAll(List.of("-3", "-", "-H", "0"));
        }
        if (how == Signing.EXPIRED) {
            arguments.addAll(List.of("-s", daysAgo(60), "-e", daysAgo(30)));
        }
        arguments.add(master.toString());
        Programs.DNSSEC_SIGNZONE.run(folder, arguments.toArray(String[]::new));
        String ds = Files.readString(folder.resolve("dsset-" + (origin.isEmpty() ? "." : origin + ".")));
        return new Signed(signed, ds.substring(ds.indexOf(" DS ") + 4).strip());
    }

    private static String daysAgo(int days) {
        return STAMP.format(Instant.now().minus(Duration.ofDays(days)));
    }
}
