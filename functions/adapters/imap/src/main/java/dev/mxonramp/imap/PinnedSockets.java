package dev.mxonramp.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to one address that was judged before, whatever the name resolves to by now. Certificates
 * are still checked against the name.
 */
final class PinnedSockets extends SocketFactory {
    private final InetAddress address;
    private final Line line;

    /** @param line measures what goes through them */
    PinnedSockets(InetAddress address, Line line) {
        this.address = address;
        this.line = line;
    }

    @Override
    public Socket createSocket() {
        return new Pinned(address, line);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(port);
    }

    private Socket connected(int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(address, port));
        return socket;
    }

    private static final class Pinned extends MeteredSocket {
        private final InetAddress address;

        Pinned(InetAddress address, Line line) {
            super(line);
            this.address = address;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            int port = ((InetSocketAddress) endpoint).getPort();
            super.connect(new InetSocketAddress(address, port), timeout);
            // A literal follows its command at once; waiting for the server's ACK would cost 40 ms a message.
            setTcpNoDelay(true);
        }
    }
}
