package dev.mxonramp.testkit.migration;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.testkit.fault.Faults;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory. */
public final class InMemoryBlobs implements Blobs {
    private final Map<BlobKey, byte[]> blobs = new ConcurrentHashMap<>();
    private final Faults faults;

    public InMemoryBlobs(Faults faults) {
        this.faults = faults;
    }

    public InMemoryBlobs() {
        this(Faults.none());
    }

    @Override
    public void put(BlobKey key, byte[] octets) {
        if (octets.length > MAX_OCTETS) {
            throw new IllegalArgumentException("a blob has at most " + MAX_OCTETS + " octets");
        }
        faults.run("Blobs.put", () -> blobs.put(key, octets.clone()));
    }

    @Override
    public Optional<byte[]> get(BlobKey key) {
        return faults.call("Blobs.get", () -> Optional.ofNullable(blobs.get(key)).map(byte[]::clone));
    }

    /** Where blobs lie, in order, for assertions. */
    public List<BlobKey> keys() {
        return blobs.keySet().stream().sorted(Comparator.comparing(BlobKey::value)).toList();
    }
}
