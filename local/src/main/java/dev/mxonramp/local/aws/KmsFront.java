package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.template.Key;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** KMS: encryption bound to its context, and signatures. Key material lives as long as the process. */
final class KmsFront extends JsonOperations {
    private final List<Key> keys;
    private final Map<String, KeyMaterial> material = new LinkedHashMap<>();

    KmsFront(List<Key> keys) {
        super("kms", "1.1");
        this.keys = List.copyOf(keys);
        keys.forEach(key -> material.put(key.arn(), KeyMaterial.of(key)));
    }

    @Override
    List<Access> accesses(String operation, Map<String, @Nullable Object> body) {
        return List.of(new Access("kms:" + operation, key(operation, body).arn()));
    }

    private Key key(String operation, Map<String, @Nullable Object> body) {
        String name = operation.equals("Decrypt") && body.get("KeyId") == null
                ? CipherText.read(octets(body, "CiphertextBlob")).keyArn()
                : text(body, "KeyId");
        return keys.stream().filter(one -> one.id().equals(name) || one.arn().equals(name)).findFirst()
                .orElseThrow(() -> new Fault(400, "NotFoundException", "There is no key " + name + "."));
    }

    @Override
    Map<String, @Nullable Object> serve(String operation, Map<String, @Nullable Object> body) {
        Key key = key(operation, body);
        KeyMaterial own = material.get(key.arn());
        if (own == null) {
            throw new IllegalStateException("no material for " + key.arn());
        }
        return switch (operation) {
            case "Encrypt" -> Map.of("KeyId", key.arn(), "EncryptionAlgorithm", key.spec(), "CiphertextBlob",
                    base64(own.encrypt(octets(body, "Plaintext"), context(body))));
            case "Decrypt" -> Map.of("KeyId", key.arn(), "EncryptionAlgorithm", key.spec(), "Plaintext",
                    base64(own.decrypt(octets(body, "CiphertextBlob"), context(body))));
            case "Sign" -> Map.of("KeyId", key.arn(), "SigningAlgorithm", text(body, "SigningAlgorithm"), "Signature",
                    base64(own.sign(octets(body, "Message"), "DIGEST".equals(body.get("MessageType")))));
            case "GetPublicKey" -> Map.of("KeyId", key.arn(), "KeySpec", key.spec(), "KeyUsage", key.usage(),
                    "SigningAlgorithms", List.of("ECDSA_SHA_256"), "PublicKey", base64(own.publicKey()));
            default -> throw unknown(operation);
        };
    }

    /** The context's pairs in the order of their names, so that order does not count. */
    private static byte[] context(Map<String, @Nullable Object> body) {
        return Json.bytes(new TreeMap<>(object(body, "EncryptionContext")));
    }

    private static byte[] octets(Map<String, @Nullable Object> body, String name) {
        try {
            return Base64.getDecoder().decode(text(body, name));
        } catch (IllegalArgumentException e) {
            throw new Fault(400, "SerializationException", name + " is not base64: " + e.getMessage());
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
