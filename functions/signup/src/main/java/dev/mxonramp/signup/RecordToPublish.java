package dev.mxonramp.signup;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Claim;
import java.util.LinkedHashMap;
import java.util.Map;

/** The TXT record of a claim as the API shows it. */
final class RecordToPublish {
    private RecordToPublish() {}

    static Map<String, Object> of(Challenge challenge, Claim claim) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", challenge.name(claim.key().domain()));
        shown.put("type", "TXT");
        shown.put("value", challenge.value(claim.code()));
        return shown;
    }
}
