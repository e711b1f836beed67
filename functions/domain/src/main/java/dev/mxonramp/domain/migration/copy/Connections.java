package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.FolderRefused;
import dev.mxonramp.domain.migration.ServerBusy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one side of a mailbox. Each serves one task at a time; another is opened where tasks overlap, up to
 * the limit or to what the server lets in.
 */
final class Connections<C extends MailboxReader> implements AutoCloseable {
    /** What is done over a connection that has the folder open. */
    @FunctionalInterface
    interface Task<C, T> {
        /** @param status of the folder when this connection opened it */
        T run(C connection, FolderStatus status);
    }

    /** A connection and the folder that it has open. */
    private static final class Line<C> {
        private final C connection;
        private @Nullable String folder;
        private FolderStatus status = new FolderStatus(0, 0, 0);

        Line(C connection) {
            this.connection = connection;
        }
    }

    private final Supplier<C> opener;
    private final Deque<Line<C>> idle = new ArrayDeque<>();
    private final List<C> open = new ArrayList<>();
    private int limit;
    private int lines;
    private boolean closed;

    Connections(Supplier<C> opener, int limit) {
        this.opener = opener;
        this.limit = limit;
    }

    /** Does something that is about no folder. */
    <T> T use(Function<C, T> task) {
        return with(take(null), line -> task.apply(line.connection));
    }

    /** Does something about a folder; it may have been opened a while ago. */
    <T> T use(String folder, Task<C, T> task) {
        return with(ready(folder, false), line -> task.run(line.connection, line.status));
    }

    /** Does something about a folder as it is now: another connection may have put messages into it just before. */
    <T> T useAnew(String folder, Task<C, T> task) {
        return with(ready(folder, true), line -> task.run(line.connection, line.status));
    }

    /** Opens a folder, to see its present status. */
    FolderStatus look(String folder) {
        return with(ready(folder, true), line -> line.status);
    }

    /**
     * A connection that has the folder open. One that was lost while it was idle is replaced, since nothing was begun
     * over it.
     */
    private Line<C> ready(String folder, boolean opensAnew) {
        for (int tries = 1;; tries++) {
            Line<C> line = take(folder);
            try {
                if (opensAnew || !folder.equals(line.folder)) {
                    open(line, folder);
                }
                return line;
            } catch (FolderRefused e) {
                // The connection is as good as before, with no folder open.
                giveBack(line, true);
                throw e;
            } catch (RuntimeException | Error e) {
                giveBack(line, false);
                if (tries > 1 || !(e instanceof TransientFailure) || e instanceof ServerBusy) {
                    throw e;
                }
            }
        }
    }

    private void open(Line<C> line, String folder) {
        line.folder = null;
        line.status = line.connection.open(folder);
        line.folder = folder;
    }

    private <T> T with(Line<C> line, Function<Line<C>, T> task) {
        boolean well = false;
        try {
            T result = task.apply(line);
            well = true;
            return result;
        } finally {
            giveBack(line, well);
        }
    }

    private Line<C> take(@Nullable String folder) {
        while (true) {
            Optional<Line<C>> line = idleOrPlace(folder);
            if (line.isPresent()) {
                return line.get();
            }
            try {
                return opened(opener.get());
            } catch (RuntimeException e) {
                // Servers have many ways to say that they let no more in; the connections that there are go on.
                if (!withoutAnother()) {
                    throw e;
                }
            } catch (Error e) {
                var _ = withoutAnother();
                throw e;
            }
        }
    }

    /** An idle connection, the one with the folder rather than another; empty for the right to open one. */
    private synchronized Optional<Line<C>> idleOrPlace(@Nullable String folder) {
        while (true) {
            if (closed) {
                throw new TransientFailure("The connection was closed.");
            }
            Optional<Line<C>> line = idle.stream().filter(each -> folder != null && folder.equals(each.folder))
                    .findFirst().or(() -> Optional.ofNullable(idle.peekFirst()));
            if (line.isPresent()) {
                idle.remove(line.get());
                return line;
            }
            if (lines < limit) {
                lines++;
                return Optional.empty();
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientFailure("The worker was told to stop.", e);
            }
        }
    }

    private synchronized Line<C> opened(C connection) {
        open.add(connection);
        if (closed) {
            connection.close();
        }
        return new Line<>(connection);
    }

    /** A connection did not come about; whether there are others, which then have to do. */
    private synchronized boolean withoutAnother() {
        lines--;
        limit = Math.max(1, lines);
        notifyAll();
        return lines > 0;
    }

    private void giveBack(Line<C> line, boolean well) {
        if (!well) {
            line.connection.close();
        }
        synchronized (this) {
            if (well) {
                idle.addFirst(line);
            } else {
                lines--;
                open.remove(line.connection);
            }
            notifyAll();
        }
    }

    /** Ends all connections, those in use too. */
    @Override
    public void close() {
        List<C> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(open);
            notifyAll();
        }
        all.forEach(MailboxReader::close);
    }
}
