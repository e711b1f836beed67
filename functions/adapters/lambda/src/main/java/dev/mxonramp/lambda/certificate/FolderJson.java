package dev.mxonramp.lambda.certificate;

import dev.mxonramp.domain.migration.Certificate.Folder;
import dev.mxonramp.lambda.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One folder of a certificate as JSON, both ways. */
final class FolderJson {
    private FolderJson() {}

    static Map<String, @Nullable Object> write(Folder folder) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", folder.id());
        json.put("source", folder.source());
        json.put("target", folder.target());
        json.put("sourceUidValidity", folder.sourceValidity());
        json.put("targetUidValidity", folder.targetValidity());
        json.put("epoch", folder.epoch());
        json.put("mapped", folder.mapped());
        json.put("octets", folder.octets());
        json.put("exceptions", folder.excepted());
        json.put("removedByUser", folder.removed());
        json.put("ownMail", folder.own());
        json.put("segments", folder.segments());
        json.put("chain", folder.chain());
        return json;
    }

    static Folder read(@Nullable Object value) {
        Map<String, @Nullable Object> json = Json.object(value);
        return new Folder(text(json, "id"), text(json, "source"), text(json, "target"),
                number(json, "sourceUidValidity"), number(json, "targetUidValidity"), count(json, "epoch"),
                number(json, "mapped"), number(json, "octets"), number(json, "exceptions"),
                number(json, "removedByUser"), number(json, "ownMail"), count(json, "segments"), text(json, "chain"));
    }

    static String text(Map<String, @Nullable Object> json, String name) {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new NoCertificate("it has no text '" + name + "'");
    }

    static long number(Map<String, @Nullable Object> json, String name) {
        if (json.get(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw new NoCertificate("it has no number '" + name + "'");
    }

    private static int count(Map<String, @Nullable Object> json, String name) {
        long number = number(json, name);
        if (number > Integer.MAX_VALUE) {
            throw new NoCertificate("its '" + name + "' is out of range");
        }
        return (int) number;
    }
}
