package dev.mxonramp.local.migrate.state;

import dev.mxonramp.domain.migration.Blobs;
import java.util.Optional;

/** Blobs as files below the state folder, under their own names. */
public final class FileBlobs implements Blobs {
    private final DurableFiles files;

    public FileBlobs(DurableFiles files) {
        this.files = files;
    }

    @Override
    public void put(BlobKey key, byte[] octets) {
        if (octets.length > MAX_OCTETS) {
            throw new IllegalArgumentException("a blob has at most " + MAX_OCTETS + " octets");
        }
        files.put(key.value(), octets);
    }

    @Override
    public Optional<byte[]> get(BlobKey key) {
        Optional<byte[]> octets = files.get(key.value());
        if (octets.isPresent() && octets.get().length > MAX_OCTETS) {
            throw new IllegalStateException("somebody else's blob is at " + key);
        }
        return octets;
    }
}
