package dev.mxonramp.imap;

import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.SourceRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Decides where a source may be, and to which one address we connect: the name is resolved once, every address must
 * pass, and a second look-up that could answer something else never happens.
 */
public final class Reachable {
    private static final List<Integer> PORTS = List.of(143, 993);

    private final EgressPolicy policy;
    private final boolean anyPort;

    /** Looks a host's addresses up. */
    @FunctionalInterface
    public interface Addresses {
        /** All addresses of a host. */
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    private final Addresses addresses;

    /**
     * @param allowLoopback whether loopback, and with it any port, is open: only where everything runs on one machine
     */
    public Reachable(boolean allowLoopback) {
        this(new EgressPolicy(allowLoopback), allowLoopback, host -> List.of(InetAddress.getAllByName(host)));
    }

    Reachable(EgressPolicy policy, boolean anyPort, Addresses addresses) {
        this.policy = policy;
        this.anyPort = anyPort;
        this.addresses = addresses;
    }

    /** The address to connect to; {@link SourceRefused} where there is none that we may use. */
    public InetAddress address(ImapServer server) {
        if (!anyPort && !PORTS.contains(server.port())) {
            throw new SourceRefused("Only the ports 993 and 143 are reached; the old server's is " + server.port()
                    + ". Give the port of its IMAP service.");
        }
        policy.refusal(server.host()).ifPresent(why -> refuse(server, why));
        List<InetAddress> found = resolve(server.host());
        policy.refusal(found).ifPresent(why -> refuse(server, why));
        return found.getFirst();
    }

    private static void refuse(ImapServer server, String why) {
        throw new SourceRefused("The old server " + server.host() + " cannot be used: " + why);
    }

    private List<InetAddress> resolve(String host) {
        try {
            return addresses.of(host);
        } catch (UnknownHostException e) {
            throw new TransientFailure("The name of the old server, " + host + ", has no address at the moment.", e);
        }
    }
}
