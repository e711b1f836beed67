package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.Blobs.BlobKey;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Blobs} does. */
public interface BlobsContract {
    /** A key with all that a key may hold. */
    BlobKey KEY = new BlobKey("manifests/a-b_c=d@e+f/1.json");

    /** The port under test; the same one within a test. */
    Blobs blobs();

    private byte[] read(BlobKey key) {
        return blobs().get(key).orElseThrow();
    }

    @Test
    default void whatWasNotPutIsNotThere() {
        assertTrue(blobs().get(KEY).isEmpty());
    }

    @Test
    default void octetsComeBackWhole() {
        byte[] octets = new byte[300_000];
        new Random(1).nextBytes(octets);
        blobs().put(KEY, octets);
        assertArrayEquals(octets, read(KEY));
    }

    @Test
    default void emptyBlobIsThere() {
        blobs().put(KEY, new byte[0]);
        assertArrayEquals(new byte[0], read(KEY));
    }

    @Test
    default void puttingAgainReplaces() {
        blobs().put(KEY, "one".getBytes(StandardCharsets.UTF_8));
        blobs().put(KEY, "two".getBytes(StandardCharsets.UTF_8));
        assertArrayEquals("two".getBytes(StandardCharsets.UTF_8), read(KEY));
    }

    @Test
    default void keysDoNotMeet() {
        blobs().put(KEY, new byte[]{1});
        blobs().put(new BlobKey(KEY + "x"), new byte[]{2});
        assertArrayEquals(new byte[]{1}, read(KEY));
    }

    @Test
    default void blobOverTheBoundIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> blobs().put(KEY, new byte[Blobs.MAX_OCTETS + 1]));
        assertTrue(blobs().get(KEY).isEmpty());
    }
}
