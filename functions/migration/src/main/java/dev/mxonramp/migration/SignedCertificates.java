package dev.mxonramp.migration;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.Blobs.BlobKey;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertificateStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.secret.Signer;
import dev.mxonramp.lambda.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Certificates as documents: {@code certificate} is a JSON text, {@code signature} is over exactly its UTF-8 bytes
 * (ECDSA P-256 with SHA-256, DER, base64), so that nobody has to agree on a canonical form of JSON to check it.
 */
final class SignedCertificates implements CertificateStore {
    private final Blobs blobs;
    private final Signer signer;

    SignedCertificates(Blobs blobs, Signer signer) {
        this.blobs = blobs;
        this.signer = signer;
    }

    @Override
    public void put(Certificate certificate) {
        byte[] text = Json.bytes(json(certificate));
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("certificate", new String(text, StandardCharsets.UTF_8));
        document.put("algorithm", "ECDSA_SHA_256");
        document.put("signature", Base64.getEncoder().encodeToString(signer.sign(sha256(text))));
        document.put("publicKey", Base64.getEncoder().encodeToString(signer.publicKey()));
        blobs.put(blob(certificate.mailbox()), Json.bytes(document));
    }

    @Override
    public Optional<String> find(MailboxKey mailbox) {
        return reading(blobs).apply(mailbox);
    }

    /** Finds documents without the right to sign any. */
    static Function<MailboxKey, Optional<String>> reading(Blobs blobs) {
        return mailbox -> blobs.get(blob(mailbox)).map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    private static BlobKey blob(MailboxKey mailbox) {
        return new BlobKey(BlobManifest.place(mailbox) + "/certificate.json");
    }

    private static Map<String, @Nullable Object> json(Certificate certificate) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("mailbox", certificate.mailbox().mailbox());
        json.put("sourceHost", certificate.sourceHost());
        json.put("sourceUser", certificate.sourceUser());
        json.put("certifiedAt", certificate.at());
        json.put("passes", certificate.passes());
        json.put("messages", certificate.messages());
        json.put("exceptions", certificate.exceptions());
        json.put("manifest", BlobManifest.place(certificate.mailbox()));
        json.put("folders", certificate.folders().stream().map(SignedCertificates::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Certificate.Folder folder) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("source", folder.source());
        json.put("target", folder.target());
        json.put("sourceUidValidity", folder.sourceValidity());
        json.put("targetUidValidity", folder.targetValidity());
        json.put("mapped", folder.mapped());
        json.put("octets", folder.octets());
        json.put("exceptions", folder.excepted());
        json.put("removedByUser", folder.removed());
        json.put("ownMail", folder.own());
        json.put("segments", folder.segments());
        json.put("chain", folder.chain());
        return json;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
