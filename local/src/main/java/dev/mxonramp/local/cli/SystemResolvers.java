package dev.mxonramp.local.cli;

import dev.mxonramp.dns.DnsAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recursive resolvers that this machine uses (resolv.conf(5)). */
final class SystemResolvers {
    private static final Path FILE = Path.of("/etc/resolv.conf");

    private SystemResolvers() {}

    /** In their order; empty where there is no such file, or none in it that can be used. */
    static List<InetSocketAddress> find() {
        return in(FILE);
    }

    static List<InetSocketAddress> in(Path file) {
        var found = new ArrayList<InetSocketAddress>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split("\\s+");
                if (words.length > 1 && words[0].equals("nameserver")) {
                    add(found, words[1]);
                }
            }
        } catch (IOException noSuchFile) {
            return List.of();
        }
        return found;
    }

    private static void add(List<InetSocketAddress> found, String address) {
        try {
            found.add(DnsAccess.resolver(address));
        } catch (IllegalArgumentException linkLocal) {
            // fe80::1%eth0 and the like; others follow, or the caller says that there is none.
            return;
        }
    }
}
