package dev.mxonramp.testkit.table;

import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A fresh table in DynamoDB Local, which runs once in this process (up in 2 to 4 s). Its keys and its index are those
 * of template.yaml. Who uses it adds {@code software.amazon.dynamodb:DynamoDBLocal} in test scope.
 *
 * <p>As on AWS, items past their TTL may still be read: readers check it themselves.
 *
 * @param client talks to the engine without a network
 * @param name unique within the process
 */
public record LocalTable(DynamoDbClient client, String name) implements AutoCloseable {
    private static final AtomicInteger TABLES = new AtomicInteger();

    /** Creates a table that is empty. */
    public static LocalTable create() {
        var table = new LocalTable(Engine.CLIENT, "onramp-" + TABLES.incrementAndGet());
        createTable(table.client, table.name);
        return table;
    }

    /** Creates the table of template.yaml in any DynamoDB. */
    public static void createTable(DynamoDbClient client, String name) {
        client.createTable(create -> create.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"), text("slot"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder().indexName("wheel")
                        .keySchema(key("slot", KeyType.HASH), key("pk", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL)).build()));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** Drops the table. */
    @Override
    public void close() {
        client.deleteTable(delete -> delete.tableName(name));
    }

    private static final class Engine {
        private static final boolean WITHOUT_TELEMETRY = true;
        static final DynamoDbClient CLIENT = DynamoDBEmbedded.create(WITHOUT_TELEMETRY).dynamoDbClient();
    }
}
