package dev.mxonramp.lambda.certificate;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.Blobs.BlobKey;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertificateStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.secret.Signer;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.SourceJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Certificates as documents: {@code certificate} is a JSON text, {@code signature} is over exactly its UTF-8 bytes
 * (base64; {@code algorithm} says how), so that nobody has to agree on a canonical form of JSON to check it.
 */
public final class SignedCertificates implements CertificateStore {
    private final Blobs blobs;
    private final Signer signer;
    private final Map<String, ?> about;

    /** @param about what else every certificate says */
    public SignedCertificates(Blobs blobs, Signer signer, Map<String, ?> about) {
        this.blobs = blobs;
        this.signer = signer;
        this.about = about;
    }

    public SignedCertificates(Blobs blobs, Signer signer) {
        this(blobs, signer, Map.of());
    }

    @Override
    public void put(Certificate certificate) {
        byte[] text = Json.bytes(json(certificate));
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("certificate", new String(text, StandardCharsets.UTF_8));
        document.put("algorithm", signer.algorithm());
        document.put("signature", Base64.getEncoder().encodeToString(signer.sign(text)));
        document.put("publicKey", Base64.getEncoder().encodeToString(signer.publicKey()));
        blobs.put(blob(certificate.mailbox()), Json.bytes(document));
    }

    @Override
    public Optional<String> find(MailboxKey mailbox) {
        return reading(blobs).apply(mailbox);
    }

    /** Finds documents without the right to sign any. */
    public static Function<MailboxKey, Optional<String>> reading(Blobs blobs) {
        return mailbox -> blobs.get(blob(mailbox)).map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    private static BlobKey blob(MailboxKey mailbox) {
        return new BlobKey(BlobManifest.place(mailbox) + "/certificate.json");
    }

    private Map<String, @Nullable Object> json(Certificate certificate) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("mailbox", certificate.mailbox().mailbox());
        json.put("sourceHost", certificate.sourceHost());
        json.put("sourceUser", certificate.sourceUser());
        json.putAll(about);
        json.put("certifiedAt", certificate.at());
        json.put("passes", certificate.passes());
        json.put("choice", SourceJson.choice(certificate.choice()));
        json.put("messages", certificate.messages());
        json.put("exceptions", certificate.exceptions());
        json.put("listed", certificate.listed().first().stream().map(ListedMessage::write).toList());
        json.put("unlisted", certificate.listed().more());
        json.put("manifest", BlobManifest.place(certificate.mailbox()));
        json.put("folders", certificate.folders().stream().map(FolderJson::write).toList());
        json.put("refusedFolders", certificate.refused().stream().map(each -> Map.of("source", each.source(), "kind",
                each.kind(), "words", each.words())).toList());
        return json;
    }
}
