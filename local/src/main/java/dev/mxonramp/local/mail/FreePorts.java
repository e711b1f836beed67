package dev.mxonramp.local.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds loopback ports that nobody uses, for servers that cannot choose one themselves. They are taken from below the
 * range that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere): a port from that range could
 * be given away again before the server, seconds later, binds it.
 */
final class FreePorts {
    private static final int FROM = 12_000;
    private static final int TO = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /** So many different ones; free at this moment, not reserved. */
    static List<Integer> find(int count) {
        var ports = new ArrayList<Integer>();
        for (int tried = 0; ports.size() < count && tried < TRIES; tried++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (!ports.contains(port) && free(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new IllegalStateException("found no free port from " + FROM + " to " + TO + " on loopback");
        }
        return ports;
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
