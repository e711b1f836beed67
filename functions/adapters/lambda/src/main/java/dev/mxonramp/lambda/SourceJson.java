package dev.mxonramp.lambda;

import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sources and their passes as the API shows them. A password is never shown, only whether there is one. */
public final class SourceJson {
    private SourceJson() {}

    /** A source. */
    public static Map<String, @Nullable Object> source(Source source) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("mailbox", source.mailbox());
        json.put("host", source.host());
        json.put("port", source.port());
        json.put("security", source.security());
        json.put("user", source.user());
        json.put("passwordStored", source.password() != null);
        json.put("passes", source.passes());
        json.put("nextPassAt", source.nextPassAt());
        json.put("ownerSaysQuiet", source.ownerSaysQuiet());
        json.put("certifiedAt", source.certifiedAt());
        return json;
    }

    /** A pass. */
    public static Map<String, @Nullable Object> pass(PassRecord pass) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("number", pass.key().number());
        json.put("kind", pass.kind());
        json.put("state", pass.state());
        json.put("startedAt", pass.startedAt());
        json.put("endedAt", pass.endedAt());
        json.put("newMessages", pass.newMessages());
        json.put("newOctets", pass.newBytes());
        json.put("failure", pass.failure());
        return json;
    }
}
