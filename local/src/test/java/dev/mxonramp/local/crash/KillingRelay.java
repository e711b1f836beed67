package dev.mxonramp.local.crash;

import dev.mxonramp.local.crash.Moment.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Stands between a worker and a server, and kills the worker when something has passed: to the octet. */
final class KillingRelay implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final Trigger trigger;
    private final ServerSocket listening;
    private final int server;
    private final List<Thread> talks = new ArrayList<>();
    private volatile Runnable kill = () -> {};

    KillingRelay(Side side, int server) {
        this.trigger = new Trigger(side);
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /**
     * For the next worker.
     *
     * @param vetoed whether it is not to be killed just now: another time counts instead
     */
    void arm(Moment when, Runnable how, BooleanSupplier vetoed) {
        kill = how;
        trigger.arm(when, vetoed);
    }

    boolean fired() {
        return trigger.fired();
    }

    /** Waits until the server has ended every connection: what a dead worker had sent has had its effect. */
    void awaitEnd() throws InterruptedException {
        while (true) {
            Thread each;
            synchronized (this) {
                if (talks.isEmpty()) {
                    return;
                }
                each = talks.getLast();
            }
            each.join();
            synchronized (this) {
                talks.remove(each);
            }
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                synchronized (this) {
                    talks.add(Thread.ofVirtual().start(() -> talk(client)));
                }
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void talk(Socket client) {
        Map<String, String> commands = new ConcurrentHashMap<>();
        try (client; Socket target = new Socket(InetAddress.getLoopbackAddress(), server)) {
            target.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> {
                pump(target, client, false, commands);
                end(client);
            });
            pump(client, target, true, commands);
            end(target);
            back.join();
        } catch (IOException e) {
            // One of the two has gone; the other one learns of it by our closing both.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the other side know that nothing more comes. */
    private static void end(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // It has gone already.
            return;
        }
    }

    /** Passes octets on until the sender ends; once the worker is killed they are read and dropped. */
    private void pump(Socket from, Socket to, boolean toServer, Map<String, String> commands) {
        var scanner = new LineScanner();
        var chunk = new byte[CHUNK];
        boolean heard = true;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                int passing = trigger.passing(scanner, chunk, count, toServer, commands);
                heard = heard && written(out, chunk, passing);
                if (trigger.kills()) {
                    kill.run();
                }
            }
        } catch (IOException e) {
            // The sender has gone without taking leave, as the dead do; the other direction ends by itself.
            return;
        }
    }

    /**
     * Whether there is still somebody to read it. A server is heard out in any case: only then it is sure that everything
     * which a dead worker had sent has had its effect.
     */
    private static boolean written(OutputStream out, byte[] chunk, int count) {
        try {
            out.write(chunk, 0, count);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
