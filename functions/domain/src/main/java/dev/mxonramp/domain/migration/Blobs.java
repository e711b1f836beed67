package dev.mxonramp.domain.migration;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Larger pieces that do not fit an item of the table: manifests, exception lists, certificates.
 *
 * <p>Every method throws {@link dev.mxonramp.domain.journey.TransientFailure} if trying again may help.
 */
public interface Blobs {
    /** Most octets of one blob; the manifest of a large mailbox is written in several. */
    int MAX_OCTETS = 16 << 20;

    /** Where a blob lies: 1 to 512 of {@code a-z A-Z 0-9 . _ = @ + - /}, no slash first or last. */
    record BlobKey(String value) {
        private static final Pattern FORM = Pattern.compile("(?!/)[a-zA-Z0-9._=@+/-]{1,512}(?<!/)");

        public BlobKey {
            if (!FORM.matcher(value).matches() || value.contains("..") || value.contains("//")) {
                throw new IllegalArgumentException("not the key of a blob: '" + value + "'");
            }
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * Stores a blob, replacing what was there.
     *
     * @throws IllegalArgumentException over {@link #MAX_OCTETS}
     */
    void put(BlobKey key, byte[] octets);

    /**
     * Reads a blob whole.
     *
     * @throws IllegalStateException over {@link #MAX_OCTETS}: somebody else put it there
     */
    Optional<byte[]> get(BlobKey key);
}
