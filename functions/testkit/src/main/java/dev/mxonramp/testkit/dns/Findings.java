package dev.mxonramp.testkit.dns;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.Fault;
import java.time.Instant;
import java.util.List;

/** Findings for tests that are not about the DNS. */
public final class Findings {
    private Findings() {}

    /** A finding with this code and nothing else of interest; only a {@link Fault#RECORD} has a remedy. */
    public static Finding of(String code, Fault fault, Instant checkedAt) {
        return new Finding(code, fault, "Scripted: " + code + ".", fault == Fault.RECORD ? "Mend the record." : null,
                null, checkedAt, List.of());
    }
}
