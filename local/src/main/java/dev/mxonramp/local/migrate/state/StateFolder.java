package dev.mxonramp.local.migrate.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A migration's folder, held by one process at a time: the system lets go of it when the process dies, however. */
public final class StateFolder implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final DurableFiles files;

    private StateFolder(FileChannel channel, FileLock lock, DurableFiles files) {
        this.channel = channel;
        this.lock = lock;
        this.files = files;
    }

    /**
     * Makes the folder, readable for its owner only, where it is not there yet, and takes hold of it.
     *
     * @return empty while another process holds it
     * @throws UncheckedIOException if it cannot be made or written
     */
    public static Optional<StateFolder> open(Path folder) {
        try {
            Path lockFile = OwnersOnly.folder(folder).resolve("lock");
            FileChannel channel = FileChannel.open(lockFile,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnersOnly.file(lockFile));
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StateFolder(channel, lock, DurableFiles.held(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
            return null;
        }
    }

    /** The files in it. */
    public DurableFiles files() {
        return files;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
