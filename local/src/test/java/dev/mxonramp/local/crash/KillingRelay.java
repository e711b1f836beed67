package dev.mxonramp.local.crash;

import dev.mxonramp.local.crash.LineScanner.Event;
import dev.mxonramp.local.crash.Moment.AfterOctets;
import dev.mxonramp.local.crash.Moment.OnTheWire;
import dev.mxonramp.local.crash.Moment.Point;
import dev.mxonramp.local.crash.Moment.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stands between a worker and a server, and kills the worker when something has passed: to the octet. */
final class KillingRelay implements AutoCloseable {
    private static final int CHUNK = 16 << 10;
    /** Octets that pass before another look whether the worker may be killed. */
    private static final int POSTPONED = 300;

    private final Side side;
    private final ServerSocket listening;
    private final int server;
    private final List<Thread> talks = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private Moment moment = new Moment.Never();
    private volatile Runnable kill = () -> {};
    private BooleanSupplier veto = () -> false;
    private long octets;
    private long postponed;
    private boolean messageTaken;
    /** Who lets the last octets pass, and kills then; null as long as the moment has not come. */
    private @Nullable Thread killer;

    KillingRelay(Side side, int server) {
        this.side = side;
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
    synchronized void arm(Moment when, Runnable how, BooleanSupplier vetoed) {
        moment = when;
        kill = how;
        veto = vetoed;
        octets = 0;
        postponed = 0;
        messageTaken = side == Side.SOURCE;
        killer = null;
        counts.clear();
    }

    synchronized boolean fired() {
        return killer != null;
    }

    private synchronized boolean kills() {
        return Thread.currentThread().equals(killer);
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
                int passing = passing(scanner, chunk, count, toServer, commands);
                heard = heard && written(out, chunk, passing);
                if (kills()) {
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

    /** How many octets of a chunk may pass; fewer than all if the worker has to die. */
    private synchronized int passing(LineScanner scanner, byte[] chunk, int count, boolean toServer,
            Map<String, String> commands) {
        if (killer != null) {
            return 0;
        }
        int lineStart = 0;
        for (int i = 0; i < count; i++) {
            Event event = scanner.accept(chunk[i]);
            if (messageTaken && moment instanceof AfterOctets after && ++octets > after.octets() + postponed) {
                if (!veto.getAsBoolean()) {
                    killer = Thread.currentThread();
                    return i;
                }
                postponed += POSTPONED;
            }
            if (event == Event.NOTHING) {
                continue;
            }
            if (toServer ? sent(event, scanner, commands) : said(event, scanner, commands)) {
                killer = Thread.currentThread();
                return moment instanceof OnTheWire wire && wire.point() == Point.ANSWER_UNREAD ? lineStart : i + 1;
            }
            lineStart = i + 1;
        }
        return count;
    }

    private boolean sent(Event event, LineScanner scanner, Map<String, String> commands) {
        String[] words = scanner.first().split(" ", 4);
        String name = words.length < 2 ? "" : name(words);
        return switch (event) {
            case LINE_WITH_LITERAL -> {
                commands.put(words[0], name);
                yield is(Point.LINE_SENT, name);
            }
            case LITERAL_HALF -> is(Point.LITERAL_HALF, name);
            case LITERAL_END -> is(Point.LITERAL_WHOLE, name);
            case LINE -> {
                commands.put(words[0], name);
                yield is(Point.SENT, name);
            }
            case NOTHING -> false;
        };
    }

    private static String name(String[] words) {
        String name = words[1].toUpperCase(Locale.ROOT);
        return name.equals("UID") && words.length > 2 ? "UID " + words[2].toUpperCase(Locale.ROOT) : name;
    }

    private boolean said(Event event, LineScanner scanner, Map<String, String> commands) {
        return switch (event) {
            case LITERAL_HALF -> is(Point.LITERAL_HALF, "FETCH");
            case LITERAL_END -> is(Point.LITERAL_WHOLE, "FETCH");
            case LINE -> answered(scanner.first().split(" ", 3), commands);
            case LINE_WITH_LITERAL, NOTHING -> false;
        };
    }

    private boolean answered(String[] words, Map<String, String> commands) {
        String name = words.length > 1 && words[1].equals("OK") ? commands.get(words[0]) : null;
        if (name == null) {
            return false;
        }
        messageTaken |= name.equals("APPEND");
        return is(Point.ANSWER_UNREAD, name) || is(Point.ANSWER_PASSED_ON, name);
    }

    private boolean is(Point point, String command) {
        if (moment instanceof OnTheWire wire && wire.side() == side && wire.point() == point
                && wire.command().equals(command) && !veto.getAsBoolean()) {
            return counts.merge(point + command, 1, Integer::sum) == wire.nth();
        }
        return false;
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
