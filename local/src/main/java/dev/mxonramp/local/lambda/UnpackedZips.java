package dev.mxonramp.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks built zips, each once. */
final class UnpackedZips {
    private final Path work;
    private final Map<Path, Path> unpacked = new ConcurrentHashMap<>();

    UnpackedZips(Path work) {
        this.work = work;
    }

    /** The directory with the zip's contents. */
    Path directory(Path zip) {
        return unpacked.computeIfAbsent(zip.toAbsolutePath().normalize(), this::unpack);
    }

    private Path unpack(Path zip) {
        if (!Files.isRegularFile(zip)) {
            throw new IllegalStateException(zip + " is not built. Run: mvn -DskipTests package");
        }
        Path target = work.resolve(zip.getFileName().toString().replaceFirst("\\.zip$", "")).toAbsolutePath()
                .normalize();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                one(file, entries.nextElement(), target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("the zip " + zip + " cannot be unpacked", e);
        }
    }

    private static void one(ZipFile file, ZipEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("an entry leads out of the zip: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
