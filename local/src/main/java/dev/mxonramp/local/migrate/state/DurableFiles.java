package dev.mxonramp.local.migrate.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Files of a folder that one process holds. A file is written beside its place, forced to the disk and moved there, so
 * that a reader finds the old octets or the new ones and nothing between; a log's last line may be cut.
 *
 * <p>Every method throws {@link UncheckedIOException} where the disk does not do it, e.g. because it is full.
 */
public final class DurableFiles {
    private final Path root;
    private final Path drafts;

    private DurableFiles(Path root) {
        this.root = root;
        this.drafts = root.resolve("drafts");
    }

    /** The files of a folder that nobody holds, to be read only. */
    public static DurableFiles reading(Path root) {
        return new DurableFiles(root);
    }

    /** The files of a folder that this process holds; what an interrupted writer left half done is deleted. */
    static DurableFiles held(Path root) {
        var files = new DurableFiles(root);
        run(() -> {
            OwnersOnly.folder(files.drafts);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(files.drafts)) {
                for (Path each : left) {
                    Files.delete(each);
                }
            }
        });
        return files;
    }

    /** Replaces a file, or makes it. */
    public void put(String name, byte[] octets) {
        run(() -> {
            Path place = root.resolve(name);
            // Only the owner may read it: temporary files are made so.
            Path draft = Files.createTempFile(drafts, "", ".part");
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                writeAll(channel, octets);
            }
            Path folder = OwnersOnly.folder(Objects.requireNonNull(place.getParent()));
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            OwnersOnly.force(folder);
        });
    }

    /** A file's octets; empty if there is no such file. */
    public Optional<byte[]> get(String name) {
        return call(() -> {
            try {
                return Optional.of(Files.readAllBytes(root.resolve(name)));
            } catch (NoSuchFileException e) {
                return Optional.<byte[]>empty();
            }
        });
    }

    /** Adds to a log, which is made if it is not there. */
    public void append(String name, byte[] octets) {
        run(() -> {
            Path place = root.resolve(name);
            Path folder = OwnersOnly.folder(Objects.requireNonNull(place.getParent()));
            boolean fresh = Files.notExists(place);
            try (FileChannel channel = FileChannel.open(place,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), OwnersOnly.file(place))) {
                writeAll(channel, octets);
            }
            if (fresh) {
                OwnersOnly.force(folder);
            }
        });
    }

    /** The names of the files in a folder that end so, within the folder, in order; none if there is no such folder. */
    public List<String> names(String folder, String suffix) {
        return call(() -> {
            Path place = root.resolve(folder);
            if (!Files.isDirectory(place)) {
                return List.<String>of();
            }
            try (var files = Files.list(place)) {
                return files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(suffix)).sorted()
                        .toList();
            }
        });
    }

    /** Deletes a file, if it is there. */
    public void delete(String name) {
        run(() -> {
            Path place = root.resolve(name);
            if (Files.deleteIfExists(place)) {
                OwnersOnly.force(Objects.requireNonNull(place.getParent()));
            }
        });
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public void deleteAll(String folder) {
        run(() -> {
            Path place = root.resolve(folder);
            if (Files.isDirectory(place)) {
                try (var all = Files.walk(place)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
                OwnersOnly.force(Objects.requireNonNull(place.getParent()));
            }
        });
    }

    private static void writeAll(FileChannel channel, byte[] octets) throws IOException {
        var left = ByteBuffer.wrap(octets);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        channel.force(true);
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    @FunctionalInterface
    private interface Question<T> {
        T call() throws IOException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T call(Question<T> question) {
        try {
            return question.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
