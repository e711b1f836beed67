package dev.mxonramp.bench.sweep;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A path with a round-trip time and loss before each server: the same addresses on another port. A process of its own, so
 * that its CPU time is nobody else's. Half of the loss happens on the way there, half on the way back; replies are held
 * back for the whole round trip.
 */
final class Relay {
    private static final int LARGEST = 4096;
    /** Queries that may be on their way to one server. */
    private static final int IDS = 1 << 12;

    private final long delay;
    private final double lossEachWay;
    private final SplittableRandom random = new SplittableRandom(20_261_123);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    private final Deque<Held> held = new ArrayDeque<>();

    private Relay(long delayMillis, double loss) {
        this.delay = TimeUnit.MILLISECONDS.toNanos(delayMillis);
        this.lossEachWay = loss / 2;
    }

    private record Held(long at, DatagramChannel out, SocketAddress to, ByteBuffer octets) {}

    /** One server's two sides; ids are replaced on the way, so that each query is known by its own. */
    private static final class Side {
        private final DatagramChannel front;
        private final DatagramChannel back;
        private final @Nullable SocketAddress[] askers = new @Nullable SocketAddress[IDS];
        private final short[] ids = new short[IDS];
        private int next;

        Side(DatagramChannel front, DatagramChannel back) {
            this.front = front;
            this.back = back;
        }
    }

    /** Arguments: port of the servers, own port, round trip in milliseconds, loss from 0 to 1. */
    public static void main(String[] args) throws IOException {
        var relay = new Relay(Long.parseLong(args[2]), Double.parseDouble(args[3]));
        List<String> addresses = new ArrayList<>(Net.registryAddresses());
        addresses.addAll(Net.hostAddresses());
        try (Selector selector = Selector.open()) {
            for (String address : addresses) {
                relay.open(selector, address, Integer.parseInt(args[0]), Integer.parseInt(args[1]));
            }
            System.out.println("ready");
            relay.run(selector);
        }
    }

    private void open(Selector selector, String address, int serverPort, int ownPort) throws IOException {
        var front = DatagramChannel.open().bind(new InetSocketAddress(address, ownPort));
        var back = DatagramChannel.open().connect(new InetSocketAddress(address, serverPort));
        var side = new Side(front, back);
        front.configureBlocking(false).register(selector, SelectionKey.OP_READ, side);
        back.configureBlocking(false).register(selector, SelectionKey.OP_READ, side);
    }

    private void run(Selector selector) throws IOException {
        while (true) {
            Held first = held.peek();
            if (first == null) {
                selector.select(this::read);
            } else {
                long millis = TimeUnit.NANOSECONDS.toMillis(first.at - System.nanoTime());
                if (millis > 0) {
                    selector.select(this::read, millis);
                } else {
                    selector.selectNow(this::read);
                }
            }
            release();
        }
    }

    private void release() throws IOException {
        long now = System.nanoTime();
        for (Held first = held.peek(); first != null && first.at - now <= 0; first = held.peek()) {
            held.remove();
            first.out.send(first.octets, first.to);
        }
    }

    private void read(SelectionKey key) {
        var side = (Side) key.attachment();
        try {
            if (key.channel().equals(side.front)) {
                there(side);
            } else {
                back(side);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the relay cannot go on", e);
        }
    }

    private void there(Side side) throws IOException {
        for (SocketAddress from = side.front.receive(buffer.clear()); from != null; from = side.front
                .receive(buffer.clear())) {
            if (buffer.flip().remaining() >= 2 && !lost()) {
                int id = side.next++ & (IDS - 1);
                side.askers[id] = from;
                side.ids[id] = buffer.getShort(0);
                buffer.putShort(0, (short) id);
                side.back.write(buffer);
            }
        }
    }

    private void back(Side side) throws IOException {
        while (side.back.read(buffer.clear()) > 0) {
            int id = buffer.flip().getShort(0) & (IDS - 1);
            SocketAddress asker = side.askers[id];
            side.askers[id] = null;
            if (asker != null && !lost()) {
                buffer.putShort(0, side.ids[id]);
                ByteBuffer copy = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
                held.add(new Held(System.nanoTime() + delay, side.front, asker, copy));
            }
        }
    }

    private boolean lost() {
        return random.nextDouble() < lossEachWay;
    }
}
