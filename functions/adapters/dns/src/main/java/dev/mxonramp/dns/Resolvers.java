package dev.mxonramp.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The configured resolvers, for all checks: one that kept silent is asked after the others for a while. */
final class Resolvers {
    /** Long enough that a resolver that is down delays hardly a check, and short enough that it is soon back. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final List<InetSocketAddress> all;
    private final LongSupplier nanos;
    /** When they were silent last. */
    private final Map<InetSocketAddress, Long> silent = new ConcurrentHashMap<>();

    /**
     * @param all in the order in which they are preferred
     * @param nanos a monotonic clock
     */
    Resolvers(List<InetSocketAddress> all, LongSupplier nanos) {
        this.all = List.copyOf(all);
        this.nanos = nanos;
    }

    /** All of them, in the order in which they are to be asked. */
    List<InetSocketAddress> inOrder() {
        return Stream.concat(all.stream().filter(each -> !isSilent(each)), all.stream().filter(this::isSilent))
                .distinct().toList();
    }

    private boolean isSilent(InetSocketAddress resolver) {
        Long since = silent.get(resolver);
        return since != null && nanos.getAsLong() - since < REMEMBERED.toNanos();
    }

    void silent(InetSocketAddress resolver) {
        silent.put(resolver, nanos.getAsLong());
    }

    void answered(InetSocketAddress resolver) {
        silent.remove(resolver);
    }
}
