package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;

/** Looks whether the records are published by which mail clients find their settings. */
@FunctionalInterface
public interface SoughtRecordCheck {
    /**
     * What is seen of each record at the domain's own authoritative servers, in the same order; takes 8 s at most and never
     * throws for what the DNS says.
     *
     * @param records of names at or below the domain
     */
    List<Finding> check(DomainName domain, List<SoughtRecord> records);
}
