package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that the owner is asked to publish.
 *
 * @param type {@code TXT} or {@code MX}
 * @param name where
 * @param priority of an MX record, else null
 * @param value what to enter
 * @param why what it is for: {@code ownership} or {@code mail}
 * @param insteadOf the name that it may replace where a DNS panel refuses that one, or null
 */
public record WantedRecord(String type, DomainName name, @Nullable Integer priority, String value, String why,
        @Nullable DomainName insteadOf) {
    /** Either of these proves the domain (dns.md 2): many panels refuse underscores. */
    public static List<WantedRecord> ownership(Challenge challenge, DomainName domain, VerificationCode code) {
        DomainName name = challenge.name(domain);
        String value = challenge.value(code);
        return List.of(new WantedRecord("TXT", name, null, value, "ownership", null),
                new WantedRecord("TXT", domain, null, value, "ownership", name));
    }

    /** All of these, and no other MX record, bring the domain's mail here. */
    public static List<WantedRecord> mail(MxPlan plan, DomainName domain) {
        var records = new ArrayList<WantedRecord>();
        for (int i = 0; i < plan.hosts().size(); i++) {
            records.add(new WantedRecord("MX", domain, MxPlan.priority(i), plan.hosts().get(i).ascii(), "mail", null));
        }
        return records;
    }
}
