package dev.mxonramp.https;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Closes a socket when its time is over, whatever happens on it: a time-out of the socket's own counts from the last
 * octet, and somebody who sends one every other second would never meet it.
 */
final class Alarm implements AutoCloseable {
    private final Thread waiting;
    private volatile boolean rung;

    Alarm(Socket socket, Duration patience) {
        waiting = Thread.ofVirtual().start(() -> ring(socket, patience));
    }

    /** The time was over. */
    static final class Rung extends IOException {
        private static final long serialVersionUID = 1L;

        Rung(IOException cause) {
            super(cause);
        }
    }

    /** Something to do on the socket. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does it; throws {@link Rung} if it failed because its time was over. */
    <T> T inTime(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (IOException e) {
            throw rung ? new Rung(e) : e;
        }
    }

    private void ring(Socket socket, Duration patience) {
        try {
            Thread.sleep(patience);
            rung = true;
            socket.close();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        waiting.interrupt();
    }
}
