package dev.mxonramp.testkit.dns;

import java.util.Optional;
import org.xbill.DNS.Message;

/** What a name server of a {@link LoopbackDns} says in place of the truth. */
@FunctionalInterface
public interface Tampering {
    /**
     * Makes a reply.
     *
     * @param query the query as it came
     * @param right what a server in good order would say; it may be changed and used
     * @return the octets to send; empty to say nothing (by TCP: to close the connection)
     */
    Optional<byte[]> reply(Message query, Message right, boolean tcp) throws InterruptedException;
}
