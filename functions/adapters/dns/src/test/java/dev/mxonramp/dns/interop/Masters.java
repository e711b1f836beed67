package dev.mxonramp.dns.interop;

import dev.mxonramp.dns.table.Hosting;
import dev.mxonramp.dns.table.Signing;
import dev.mxonramp.dns.table.ZoneText;
import dev.mxonramp.dns.interop.Authority.Signed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes master files from the deepest zone upwards, so that each zone can tell of the keys below it. */
final class Masters {
    private final Authority make;
    private final Path folder;
    private final List<String> origins;
    private final Map<String, List<String>> below = new TreeMap<>();
    private int written;

    Masters(Authority make, Path folder, List<String> origins) {
        this.make = make;
        this.folder = folder;
        this.origins = origins;
    }

    /** Writes a version of a zone, delegates it from the zone above, and signs it. */
    Path write(ZoneText zone, List<String> lines, long serial, List<String> servers)
            throws IOException, InterruptedException {
        var text = new ArrayList<String>();
        text.add("$ORIGIN " + zone.origin() + ".");
        text.add("@ 60 SOA ns1.name-servers.test. hostmaster.name-servers.test. " + serial
                + " 3600 600 86400 300");
        servers.forEach(server -> text.add("@ 60 NS " + server));
        text.addAll(lines);
        text.addAll(below.getOrDefault(zone.origin(), List.of()));
        Path own = Files.createDirectories(folder.resolve("z" + written++));
        Path master = Files.write(own.resolve("master"), text);
        return zone.signing().keys() ? signed(zone, own, master) : master;
    }

    private Path signed(ZoneText zone, Path own, Path master) throws IOException, InterruptedException {
        Signed signed = make.sign(own, zone.origin(), master, zone.signing());
        above(zone.origin()).add(zone.origin() + ". 60 DS "
                + (zone.signing() == Signing.OTHER_DS ? Signing.STRANGE_DS : signed.ds()));
        if (zone.signing() == Signing.UNSIGNED_CHALLENGE) {
            List<String> rest = Files.readAllLines(signed.master()).stream()
                    .filter(line -> !line.matches("_onramp-challenge\\..*RRSIG\\s+TXT .*")).toList();
            return Files.write(own.resolve("partly"), rest);
        }
        return signed.master();
    }

    /** Delegates the zone to the servers of its hosting. */
    void delegate(ZoneText zone) {
        zone.hosting().parent().forEach(
                number -> above(zone.origin()).add(zone.origin() + ". 60 NS " + Hosting.server(number)));
        if (zone.signing() == Signing.DS_ONLY) {
            above(zone.origin()).add(zone.origin() + ". 60 DS " + Signing.STRANGE_DS);
        }
    }

    /** What the nearest zone above says of the zone. */
    List<String> above(String origin) {
        String at = origin;
        do {
            int dot = at.indexOf('.');
            at = dot < 0 ? "" : at.substring(dot + 1);
        } while (!at.isEmpty() && !origins.contains(at));
        return below.computeIfAbsent(at, _ -> new ArrayList<>());
    }

    /** The data of the root's DS record, once the root is written. */
    String anchor() {
        return below.getOrDefault("", List.of()).stream().filter(line -> line.startsWith(". 60 DS "))
                .map(line -> line.substring(". 60 DS ".length())).findFirst().orElseThrow();
    }
}
