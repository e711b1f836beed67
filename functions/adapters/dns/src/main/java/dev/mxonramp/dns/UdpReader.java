package dev.mxonramp.dns;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that reads what comes to all ports, and hands it to the queries that wait. */
final class UdpReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpReader.class);
    private static final long PAUSE = Duration.ofMillis(200).toMillis();
    private static final int LARGEST = 65_535;
    /** Packets read at one port before the others have their turn. */
    private static final int AT_A_TIME = 64;

    private final Selector selector;
    private final BooleanSupplier idle;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);

    /** @param idle whether nothing is waited for any more */
    UdpReader(Selector selector, BooleanSupplier idle) {
        this.selector = selector;
        this.idle = idle;
    }

    @Override
    public void run() {
        try (selector) {
            do {
                selector.select(this::read, PAUSE);
            } while (!idle.getAsBoolean());
        } catch (IOException | ClosedSelectorException e) {
            // Queries time out, and the next ones open ports anew once these are worn.
            LOG.error("the DNS sockets cannot be read", e);
        }
    }

    private void read(SelectionKey key) {
        var channel = (DatagramChannel) key.channel();
        var port = (UdpPort) key.attachment();
        try {
            for (int i = 0; i < AT_A_TIME; i++) {
                SocketAddress from = channel.receive(buffer.clear());
                if (from == null) {
                    return;
                }
                byte[] octets = new byte[buffer.flip().remaining()];
                buffer.get(octets);
                port.came(from, octets);
            }
        } catch (ClosedChannelException gone) {
            // Given up just now.
        } catch (IOException e) {
            LOG.warn("a DNS socket cannot be read", e);
        }
    }
}
