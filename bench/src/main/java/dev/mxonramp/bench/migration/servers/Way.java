package dev.mxonramp.bench.migration.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How tools reach the two servers: at once, or over relays.
 *
 * @param roundTrip of each exchange
 * @param sourcePort of IMAP
 * @param targetPort of IMAP
 */
public record Way(Duration roundTrip, int sourcePort, int targetPort,
        Optional<RelayProcess> relay) implements AutoCloseable {
    static Way to(int sourcePort, int targetPort, Duration roundTrip) throws IOException {
        if (roundTrip.isZero()) {
            return new Way(roundTrip, sourcePort, targetPort, Optional.empty());
        }
        RelayProcess relay = RelayProcess.start(roundTrip, List.of(sourcePort, targetPort));
        return new Way(roundTrip, relay.ports().getFirst(), relay.ports().getLast(), Optional.of(relay));
    }

    @Override
    public void close() {
        relay.ifPresent(RelayProcess::close);
    }
}
