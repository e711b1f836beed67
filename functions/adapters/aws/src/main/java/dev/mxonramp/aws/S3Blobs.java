package dev.mxonramp.aws;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Blobs;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Blobs in an S3 bucket. Reading one that may be missing needs {@code s3:ListBucket}, else S3 answers 403. */
public final class S3Blobs implements Blobs {
    private static final AwsService SERVICE = new AwsService("The blob store");

    private final S3Client s3;
    private final String bucket;

    public S3Blobs(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void put(BlobKey key, byte[] octets) {
        if (octets.length > MAX_OCTETS) {
            throw new IllegalArgumentException("a blob has at most " + MAX_OCTETS + " octets");
        }
        String checksum = Base64.getEncoder().encodeToString(Sha256.of(octets));
        SERVICE.call(() -> s3.putObject(put -> put.bucket(bucket).key(key.value()).checksumSHA256(checksum),
                RequestBody.fromBytes(octets)));
    }

    @Override
    public Optional<byte[]> get(BlobKey key) {
        try (ResponseInputStream<GetObjectResponse> object = SERVICE
                .call(() -> s3.getObject(get -> get.bucket(bucket).key(key.value())))) {
            byte[] octets = object.readNBytes(MAX_OCTETS + 1);
            if (octets.length > MAX_OCTETS) {
                object.abort();
                throw new IllegalStateException("the blob " + key + " has more than " + MAX_OCTETS + " octets");
            }
            return Optional.of(octets);
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new TransientFailure("The blob store broke off in the middle.", e);
        }
    }
}
