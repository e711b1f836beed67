package dev.mxonramp.bench.sweep;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The small internet that the benchmark asks: one top-level domain on 13 addresses, as many as the largest have, and
 * {@code n} domains below it, each at two of 254 addresses, as with hosts of middling size.
 */
final class Net {
    /** The top-level domain; nobody has registered it. */
    static final String TLD = "bench";
    private static final int REGISTRY_SERVERS = 13;
    private static final int HOSTS = 127;

    private Net() {}

    static List<String> registryAddresses() {
        return IntStream.rangeClosed(1, REGISTRY_SERVERS).mapToObj(i -> "127.0.1." + i).toList();
    }

    static List<String> hostAddresses() {
        return IntStream.range(0, HOSTS).boxed().flatMap(host -> IntStream.range(0, 2).mapToObj(i -> address(host, i)))
                .toList();
    }

    /** Hosts, each with two name servers. */
    static int hosts() {
        return HOSTS;
    }

    static String address(int host, int server) {
        return "127.1.0." + (host * 2 + server + 1);
    }

    static String server(int host, int server) {
        return "ns" + (server + 1) + "-" + host + "." + TLD + ".";
    }

    /** The domain with this number, and its host. */
    static String domain(int number) {
        return "d" + number + "." + TLD;
    }

    static int host(int number) {
        return number % HOSTS;
    }
}
