package dev.mxonramp.dns.table;

import dev.mxonramp.testkit.dns.LoopbackDns;
import dev.mxonramp.testkit.dns.LoopbackZone;
import dev.mxonramp.testkit.dns.SignatureFault;
import java.util.List;

/** Brings a zone of the table about on our own name servers. */
final class LoopbackPlayer {
    private static final String DEAD_ADDRESS = "127.0.0.99";

    private LoopbackPlayer() {}

    static void load(LoopbackDns dns, ZoneText text) {
        LoopbackZone zone = dns.zone(text.origin());
        host(dns, zone, text);
        if (!text.second().equals(text.lines())) {
            fill(zone, text.second());
            dns.server(2).hold(zone);
            clear(zone, text.second());
        }
        if (text.changes()) {
            fill(zone, text.formerly());
            dns.holdResolver(zone);
            clear(zone, text.formerly());
        }
        fill(zone, text.lines());
        sign(dns, zone, text);
    }

    private static void host(LoopbackDns dns, LoopbackZone zone, ZoneText text) {
        Hosting hosting = text.hosting();
        dns.zone("name-servers.test").put(Hosting.server(Hosting.DEAD_SERVER), "A", 60, DEAD_ADDRESS);
        above(dns, zone).put(zone.name(), "NS", 60, names(hosting.parent()));
        zone.put(zone.name(), "NS", 60, names(hosting.child()));
        for (int number = 1; number <= 2; number++) {
            if (!hosting.serving().contains(number)) {
                dns.server(number).forget(zone);
            }
        }
    }

    private static LoopbackZone above(LoopbackDns dns, LoopbackZone zone) {
        List<LoopbackZone> above = dns.zones().stream().filter(each -> zone.name().endsWith("." + each.name()))
                .toList();
        return above.stream().reduce((a, b) -> a.name().length() > b.name().length() ? a : b).orElseThrow();
    }

    private static String[] names(List<Integer> numbers) {
        return numbers.stream().map(Hosting::server).toArray(String[]::new);
    }

    private static void fill(LoopbackZone zone, List<String> lines) {
        lines.stream().map(line -> line.split(" ", 4)).forEach(
                part -> zone.add(absolute(part[0], zone), part[2], Long.parseLong(part[1]), part[3]));
    }

    private static void clear(LoopbackZone zone, List<String> lines) {
        lines.stream().map(line -> line.split(" ", 4)).forEach(part -> zone.remove(absolute(part[0], zone), part[2]));
    }

    private static String absolute(String name, LoopbackZone zone) {
        return name.equals("@") ? zone.name() : name + "." + zone.name();
    }

    private static void sign(LoopbackDns dns, LoopbackZone zone, ZoneText text) {
        if (text.signing().keys()) {
            dns.sign(zone.name());
        }
        switch (text.signing()) {
            case NONE, NSEC, NSEC3 -> {
            }
            case EXPIRED -> zone.signatures(SignatureFault.EXPIRED);
            case UNSIGNED_CHALLENGE -> zone.signatures(SignatureFault.MISSING);
            case OTHER_DS, DS_ONLY -> above(dns, zone).put(zone.name(), "DS", 60, Signing.STRANGE_DS);
        }
    }
}
