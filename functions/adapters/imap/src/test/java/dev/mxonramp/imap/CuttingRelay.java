package dev.mxonramp.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on, and cuts them all after so many bytes from the client, counted over all of them. */
final class CuttingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final AtomicInteger left;
    private volatile boolean cut;

    CuttingRelay(int target, int bytes) {
        try {
            this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = target;
        this.left = new AtomicInteger(bytes);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    boolean cut() {
        return cut;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket client = accepted; Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            while (left.getAndDecrement() > 0) {
                int each = in.read();
                if (each < 0) {
                    return;
                }
                out.write(each);
            }
            cut = true;
            server.shutdownOutput();
            // The client learns of it when the server hangs up in turn.
            back.join();
        } catch (IOException e) {
            // The connection ended; that is what this is for.
            cut = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // Likewise.
            cut = true;
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
