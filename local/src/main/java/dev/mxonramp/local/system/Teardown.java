package dev.mxonramp.local.system;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the last first, each once; one that fails does not keep the others open. */
final class Teardown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Remembers to close it; at once, if everything is already closed. */
    <T extends AutoCloseable> T add(T one) {
        synchronized (this) {
            if (!closed) {
                open.push(one);
                return one;
            }
        }
        closeOne(one);
        throw new IllegalStateException("the system is closing");
    }

    @Override
    public void close() {
        while (true) {
            AutoCloseable next;
            synchronized (this) {
                closed = true;
                try {
                    next = open.pop();
                } catch (NoSuchElementException e) {
                    return; // all are closed
                }
            }
            closeOne(next);
        }
    }

    private static void closeOne(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.warn("{} does not close", one, e);
        }
    }
}
