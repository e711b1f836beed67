package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.List;

/**
 * Fetches a policy file, {@code /.well-known/mta-sts.txt}, by HTTPS (RFC 8461 3.3): the certificate must be the host's,
 * redirects are not followed, and size and time have a bound.
 */
public interface StsPolicyFetch {
    /** What came of it. */
    sealed interface Fetched {
        /** The file, at most 64 KiB of it. */
        record Text(String text) implements Fetched {}

        /**
         * There is none to be had.
         *
         * @param why a half sentence
         */
        record Failed(String why) implements Fetched {}
    }

    /**
     * Fetches it.
     *
     * @param host {@code mta-sts.} and the domain
     * @param addresses all that the host has; {@link dev.mxonramp.domain.egress.EgressPolicy} must let every one pass,
     *        and nothing else is connected to
     */
    Fetched fetch(DomainName host, List<InetAddress> addresses);
}
