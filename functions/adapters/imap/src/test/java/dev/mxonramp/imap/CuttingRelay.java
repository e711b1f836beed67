package dev.mxonramp.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes one connection on, and cuts it after so many bytes from the client. */
final class CuttingRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final int bytes;
    private volatile boolean cut;

    CuttingRelay(int target, int bytes) {
        try {
            this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = target;
        this.bytes = bytes;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    boolean cut() {
        return cut;
    }

    private void serve() {
        try (Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int left = bytes; left > 0; left--) {
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
