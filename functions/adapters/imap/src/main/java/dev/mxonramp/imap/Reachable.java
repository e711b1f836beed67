package dev.mxonramp.imap;

import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Decides where a source may be, and to which one address we connect: the name is resolved once, every address must
 * pass, and a second look-up that could answer something else never happens.
 */
public final class Reachable {
    private static final List<Integer> PORTS = List.of(143, 993);

    private final EgressPolicy policy;
    private final boolean oneMachine;

    /** Looks a host's addresses up. */
    @FunctionalInterface
    public interface Addresses {
        /** All addresses of a host. */
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    private final Addresses addresses;

    /**
     * @param allowLoopback whether loopback, and with it any port and no protection, is open: only where everything runs on
     *        one machine
     */
    public Reachable(boolean allowLoopback) {
        this(new EgressPolicy(allowLoopback), allowLoopback, host -> List.of(InetAddress.getAllByName(host)));
    }

    Reachable(EgressPolicy policy, boolean oneMachine, Addresses addresses) {
        this.policy = policy;
        this.oneMachine = oneMachine;
        this.addresses = addresses;
    }

    /** What speaks against a server before anything is looked up. */
    public enum Objection {
        NONE, PORT, SECURITY, HOST
    }

    /** What speaks against a server whatever its name leads to: nothing is looked up. */
    public Objection objection(ImapServer server) {
        if (!oneMachine && !PORTS.contains(server.port())) {
            return Objection.PORT;
        }
        if (!oneMachine && server.security() == Security.PLAIN) {
            return Objection.SECURITY;
        }
        return refusal(server.host()).isPresent() ? Objection.HOST : Objection.NONE;
    }

    /** The address to connect to; {@link SourceRefused} where there is none that we may use. */
    public InetAddress address(ImapServer server) {
        switch (objection(server)) {
            case NONE -> {
                // Its addresses decide.
            }
            case PORT -> throw new SourceRefused("Only the ports 993 and 143 are reached; the old server's is "
                    + server.port() + ". Give the port of its IMAP service.");
            case SECURITY -> throw ImapOpener.unprotected();
            case HOST -> refusal(server.host()).ifPresent(why -> refuse(server, why));
        }
        List<InetAddress> found = resolve(server.host());
        policy.refusal(found).ifPresent(why -> refuse(server, why));
        return found.getFirst();
    }

    /** Why a name must not be looked up, or an address in its place not be connected to. */
    private Optional<String> refusal(String host) {
        return policy.refusal(host).or(() -> literal(host).flatMap(each -> policy.refusal(List.of(each))));
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            // A name, like nearly all.
            return Optional.empty();
        }
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
