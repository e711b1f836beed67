package dev.mxonramp.domain.zone;

import dev.mxonramp.domain.name.DomainName;
import java.util.List;

/**
 * An RRset (RFC 2181 5) as a zone's host stores it. Two sets are the same only if every character of their values is:
 * what is deleted must be named exactly.
 *
 * @param name owner name
 * @param type e.g. {@code MX}
 * @param ttl seconds
 * @param values as stored, e.g. {@code 10 mx1.example.net.} or a quoted text; in the order of the alphabet
 */
public record RecordSet(DomainName name, RecordType type, long ttl, List<String> values) {
    public RecordSet {
        values = values.stream().sorted().toList();
        if (values.isEmpty() || ttl < 0 || ttl > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a record set has values, and a TTL of 0 to 2^31-1 seconds");
        }
    }
}
