package dev.mxonramp.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param logicalId  its name in the template
 * @param name       its name in the service
 * @param arn        its ARN
 * @param attributes key attributes and their types ({@code S}, {@code N}, {@code B})
 * @param key        its primary key
 * @param indexes    global secondary indexes
 * @param ttl        the attribute with the instant (epoch seconds) at which an item ends, null for none
 */
public record Table(String logicalId, String name, String arn, Map<String, String> attributes, KeySchema key,
        List<Index> indexes, @Nullable String ttl) {
    public Table {
        attributes = Map.copyOf(attributes);
        indexes = List.copyOf(indexes);
    }

    /** The attribute with the instant (epoch seconds) at which an item ends. */
    public Optional<String> ttlAttribute() {
        return Optional.ofNullable(ttl);
    }

    /**
     * A primary key.
     *
     * @param hash  the partition key's attribute
     * @param range the sort key's attribute, null for none
     */
    public record KeySchema(String hash, @Nullable String range) {}

    /**
     * A global secondary index.
     *
     * @param name       its name
     * @param key        its key
     * @param projection {@code ALL} or {@code KEYS_ONLY}
     */
    public record Index(String name, KeySchema key, String projection) {}
}
