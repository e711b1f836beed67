package dev.mxonramp.local.migrate.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that tell what is in somebody's mailbox: for their owner only, where the file system knows that. */
final class OwnersOnly {
    private OwnersOnly() {}

    /** A new file's attributes. */
    static FileAttribute<?>[] file(Path place) {
        return attributes(place, "rw-------");
    }

    /** Makes a folder and those above it, each of them on the disk before anything is in it. */
    static Path folder(Path wanted) throws IOException {
        Path place = wanted.toAbsolutePath();
        Path above = place.getParent();
        if (Files.isDirectory(place) || above == null) {
            return wanted;
        }
        folder(above);
        try {
            Files.createDirectory(place, attributes(place, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            // Somebody else made it this moment; or it is something other than a folder.
            if (!Files.isDirectory(place)) {
                throw e;
            }
        }
        try {
            force(above);
        } catch (AccessDeniedException e) {
            // We may write there and not read, which forcing takes: whoever owns it has it so.
            return wanted;
        }
        return wanted;
    }

    /** A folder's entries are on the disk only once it is forced itself. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path place, String permissions) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
