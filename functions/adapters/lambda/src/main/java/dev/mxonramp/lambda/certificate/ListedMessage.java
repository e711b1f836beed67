package dev.mxonramp.lambda.certificate;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.domain.migration.ledger.Remedy;
import dev.mxonramp.lambda.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exception as a certificate names it.
 *
 * @param folderId short name of the source folder, as in the certificate's folders
 * @param folder its name, for people
 * @param sourceValidity UIDVALIDITY of the source folder
 * @param uid of the message
 * @param kind what happened
 * @param words what the server said
 * @param advice what can be done
 */
public record ListedMessage(String folderId, String folder, long sourceValidity, long uid, Kind kind, String words,
        String advice) {
    static Map<String, @Nullable Object> write(MigrationException exception) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("folderId", exception.key().folderId());
        json.put("folder", Certificate.shown(exception.key().folder()));
        json.put("sourceUidValidity", exception.sourceValidity());
        json.put("uid", exception.uid());
        json.put("kind", exception.kind());
        json.put("words", exception.words());
        json.put("advice", Remedy.advice(exception));
        json.put("at", exception.at());
        return json;
    }

    static ListedMessage read(@Nullable Object value) {
        Map<String, @Nullable Object> json = Json.object(value);
        String name = FolderJson.text(json, "kind");
        Kind kind = Arrays.stream(Kind.values()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new NoCertificate("it lists a message of an unknown kind"));
        return new ListedMessage(FolderJson.text(json, "folderId"), FolderJson.text(json, "folder"),
                FolderJson.number(json, "sourceUidValidity"), FolderJson.number(json, "uid"), kind,
                FolderJson.text(json, "words"), FolderJson.text(json, "advice"));
    }
}
