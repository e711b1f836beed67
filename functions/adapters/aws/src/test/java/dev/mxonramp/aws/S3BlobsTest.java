package dev.mxonramp.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.testkit.migration.BlobsContract;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blobs over the service's own protocol. */
class S3BlobsTest implements BlobsContract {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Front front = new Front(this::answer);

    private Front.Reply answer(Front.Request request) {
        if (request.method().equals("PUT")) {
            objects.put(request.path(), request.body());
            return new Front.Reply(200, Map.of("ETag", "\"1\""), new byte[0]);
        }
        byte[] octets = objects.get(request.path());
        return octets == null ? error(404, "NoSuchKey") : new Front.Reply(200, Map.of(), octets);
    }

    private static Front.Reply error(int status, String code) {
        return new Front.Reply(status, Map.of("Content-Type", "application/xml"),
                ("<Error><Code>" + code + "</Code><Message>scripted</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Override
    public Blobs blobs() {
        return new S3Blobs(front.clients().s3(), "manifests");
    }

    @Test
    void blobIsPutPlainAndWithItsChecksum() {
        blobs().put(KEY, new byte[]{1, 2, 3});
        assertEquals("/manifests/manifests/a-b_c=d@e+f/1.json", front.last().path());
        assertArrayEquals(new byte[]{1, 2, 3}, front.last().body());
        assertEquals(List.of(Base64.getEncoder().encodeToString(Sha256.of(new byte[]{1, 2, 3}))),
                front.last().headers().get("X-amz-checksum-sha256"));
    }

    @Test
    void blobOfSomebodyElseOverTheBoundIsNotRead() {
        objects.put("/manifests/" + KEY, new byte[Blobs.MAX_OCTETS + 1]);
        assertThrows(IllegalStateException.class, () -> blobs().get(KEY));
    }

    @Test
    void faultOfTheServiceIsMendedByTime() {
        try (Front other = new Front(request -> error(503, "SlowDown"))) {
            Blobs blobs = new S3Blobs(other.clients().s3(), "manifests");
            assertThrows(TransientFailure.class, () -> blobs.get(KEY));
            assertThrows(TransientFailure.class, () -> blobs.put(KEY, new byte[1]));
        }
    }
}
