package dev.mxonramp.imap;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Servers at which pipelining came to a standstill: the connections to come go step by step. */
final class Stalls {
    private final Set<String> servers = ConcurrentHashMap.newKeySet();

    void add(ImapConnection connection) {
        servers.add(connection.server());
    }

    boolean at(ImapConnection connection) {
        return servers.contains(connection.server());
    }
}
