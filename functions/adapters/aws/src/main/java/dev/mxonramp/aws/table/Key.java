package dev.mxonramp.aws.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item. Every format of a key is written in {@link Keys}, nowhere else. */
public record Key(String pk, String sk) {
    /** As DynamoDB takes it. */
    public Map<String, AttributeValue> attributes() {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}
