package dev.mxonramp.lambda;

import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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
        if (source.signIn() instanceof SignIn.AccessToken(URI endpoint, String clientId, String scope)) {
            json.put("tokenEndpoint", endpoint.toString());
            json.put("clientId", clientId);
            json.put("scope", scope);
        }
        json.put("passwordStored", source.password() != null);
        json.put("choice", choice(source.choice()));
        json.put("halt", source.halt());
        json.put("passes", source.passes());
        json.put("nextPassAt", source.nextPassAt());
        json.put("ownerSaysQuiet", source.ownerSaysQuiet());
        json.put("certifiedAt", source.certifiedAt());
        return json;
    }

    /** What was chosen of a source. */
    public static Map<String, @Nullable Object> choice(FolderChoice choice) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("include", choice.include().stream().map(FolderPattern::text).toList());
        json.put("exclude", choice.exclude().stream().map(FolderPattern::text).toList());
        json.put("since", choice.since() == null ? null : choice.since().toString());
        json.put("gmailLabels", choice.labels());
        json.put("folders", new TreeMap<>(choice.places()).entrySet().stream()
                .map(each -> Map.of("source", each.getKey(), "target", each.getValue())).toList());
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
        json.put("waitingUntil", pass.waiting() == null ? null : pass.waiting().until());
        json.put("failure", pass.failure());
        return json;
    }
}
