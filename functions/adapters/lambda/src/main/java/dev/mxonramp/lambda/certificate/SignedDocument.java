package dev.mxonramp.lambda.certificate;

import dev.mxonramp.domain.migration.Certificate.Folder;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.secret.Signer.Algorithm;
import dev.mxonramp.lambda.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signed certificate as it was found, whoever wrote it: nothing in it holds before {@link #authentic} says so. */
public final class SignedDocument {
    private final Algorithm algorithm;
    private final byte[] text;
    private final byte[] signature;
    private final byte[] publicKey;
    private final Map<String, @Nullable Object> certificate;
    private final List<Folder> folders;
    private final List<ListedMessage> listed;

    private SignedDocument(Map<String, @Nullable Object> document) {
        algorithm = algorithm(FolderJson.text(document, "algorithm"));
        text = FolderJson.text(document, "certificate").getBytes(StandardCharsets.UTF_8);
        signature = octets(document, "signature");
        publicKey = octets(document, "publicKey");
        certificate = Json.readObject(text);
        if (!(certificate.get("folders") instanceof List<?> list)) {
            throw new NoCertificate("it has no folders");
        }
        folders = list.stream().map(FolderJson::read).toList();
        listed = certificate.get("listed") instanceof List<?> messages
                ? messages.stream().map(ListedMessage::read).toList()
                : List.of();
    }

    /**
     * Reads a document.
     *
     * @throws NoCertificate with a sentence, if it has another form
     */
    public static SignedDocument read(byte[] octets) {
        try {
            return new SignedDocument(Json.readObject(octets));
        } catch (Json.Malformed e) {
            throw new NoCertificate(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the signature over the text was made with the key in the document. */
    public boolean authentic() {
        try {
            Signature check = Signature.getInstance(algorithm.signatureName());
            check.initVerify(
                    KeyFactory.getInstance(algorithm.keyName()).generatePublic(new X509EncodedKeySpec(publicKey)));
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // A key or a signature that cannot even be read does not hold.
            return false;
        }
    }

    /** Whether this public key (DER of SubjectPublicKeyInfo) is the one in the document. */
    public boolean signedWith(byte[] key) {
        return Arrays.equals(publicKey, key);
    }

    /** The SHA-256 of the public key in hex, for people to compare. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How it was signed. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /** A member of the certificate for people; empty if it has none of this name. */
    public String shown(String name) {
        Object value = certificate.get(name);
        return value == null ? "" : value.toString();
    }

    /** What the owner chose of the old mailbox, in the API's form; empty in a certificate that does not say. */
    public Optional<Map<String, @Nullable Object>> choice() {
        return certificate.get("choice") instanceof Map<?, ?> choice
                ? Optional.of(Json.object(choice))
                : Optional.empty();
    }

    /** What is certified of each folder. */
    public List<Folder> folders() {
        return folders;
    }

    /** Sentences about folders that a server refused, of which at most what was copied before is certified. */
    public List<String> refusals() {
        return certificate.get("refusedFolders") instanceof List<?> list
                ? list.stream().map(each -> refusal(Json.object(each))).toList()
                : List.of();
    }

    private static String refusal(Map<String, @Nullable Object> folder) {
        String kind = FolderJson.text(folder, "kind");
        String server = kind.equals(MigrationException.Kind.FOLDER_UNREADABLE_AT_SOURCE.name())
                ? "the old server did not open it"
                : "the new server did not take it";
        return FolderJson.text(folder, "source") + " was not copied whole, since " + server + ": \""
                + FolderJson.text(folder, "words") + "\"";
    }

    /** The messages that it names: those that were not copied, and such as are at the target otherwise than they were. */
    public List<ListedMessage> listed() {
        return listed;
    }

    /** How many exceptions there are that it does not name. */
    public long unlisted() {
        return certificate.containsKey("unlisted") ? FolderJson.number(certificate, "unlisted") : 0;
    }

    private static Algorithm algorithm(String name) {
        return Arrays.stream(Algorithm.values()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new NoCertificate("its algorithm is unknown"));
    }

    private static byte[] octets(Map<String, @Nullable Object> document, String name) {
        try {
            return Base64.getDecoder().decode(FolderJson.text(document, name));
        } catch (IllegalArgumentException e) {
            throw new NoCertificate("its '" + name + "' is not base64");
        }
    }
}
