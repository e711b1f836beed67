package dev.mxonramp.local.aws;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What encryption leaves: which key, and its bytes.
 *
 * @param keyArn the key
 * @param iv 12 octets
 * @param sealed cipher text and tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CipherText(String keyArn, byte[] iv, byte[] sealed) {
    static CipherText read(byte[] blob) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(blob);
            var key = new byte[buffer.getShort()];
            buffer.get(key);
            var iv = new byte[12];
            buffer.get(iv);
            var sealed = new byte[buffer.remaining()];
            buffer.get(sealed);
            return new CipherText(new String(key, StandardCharsets.UTF_8), iv, sealed);
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw invalid();
        }
    }

    byte[] blob() {
        byte[] key = keyArn.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + key.length + iv.length + sealed.length).putShort((short) key.length).put(key)
                .put(iv).put(sealed).array();
    }

    static Fault invalid() {
        return new Fault(400, "InvalidCiphertextException",
                "The cipher text was changed, or the encryption context is another.");
    }
}
