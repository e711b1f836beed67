package dev.mxonramp.bench.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.testkit.table.LocalTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Capacity as the DynamoDB developer guide counts it, "Read and write operations". */
class CountingDynamoDbTest {
    private final LocalTable local = LocalTable.create();
    private final Meter items = new Meter();
    private final Wheel wheel = new Wheel();
    private final DynamoDbClient client = new CountingDynamoDb(local.client(), items, wheel);

    @AfterEach
    void drop() {
        local.close();
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    private static Map<String, AttributeValue> item(String pk, String sk, Map<String, String> more) {
        var item = new HashMap<>(key(pk, sk));
        more.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        return item;
    }

    private void put(Map<String, AttributeValue> item) {
        var _ = client.putItem(put -> put.tableName(local.name()).item(item));
    }

    private double reads() {
        return items.counts().of(Unit.TABLE_READ);
    }

    private double writes() {
        return items.counts().of(Unit.TABLE_WRITE);
    }

    @Test
    void aWriteCostsAUnitForEachKilobyteBegun() {
        put(item("a", "1", Map.of()));
        assertEquals(1, writes());
        put(item("a", "2", Map.of("text", "x".repeat(1_100))));
        assertEquals(3, writes());
    }

    @Test
    void theIndexIsWrittenTooAndTwiceWhereAnEntryMoves() {
        put(item("a", "1", Map.of("slot", "MINUTE#0#0")));
        assertEquals(2, writes());
        put(item("a", "1", Map.of("slot", "DAY#7#0")));
        assertEquals(5, writes());
        var _ = client.deleteItem(delete -> delete.tableName(local.name()).key(key("a", "1")));
        assertEquals(7, writes());
    }

    @Test
    void aConditionThatFailsCostsTheWrite() {
        put(item("a", "1", Map.of()));
        assertThrows(ConditionalCheckFailedException.class, () -> client.putItem(put -> put.tableName(local.name())
                .item(item("a", "1", Map.of())).conditionExpression("attribute_not_exists(pk)")));
        assertEquals(2, writes());
    }

    @Test
    void aTransactionCostsTwiceItsWrites() {
        var _ = client.transactWriteItems(transaction -> transaction.transactItems(
                TransactWriteItem.builder().put(put -> put.tableName(local.name()).item(item("a", "1", Map.of())))
                        .build(),
                TransactWriteItem.builder().delete(delete -> delete.tableName(local.name()).key(key("a", "2")))
                        .build()));
        assertEquals(4, writes());
    }

    @Test
    void aReadCostsAUnitOrHalfOfOneEvenIfThereIsNothing() {
        var _ = client.getItem(get -> get.tableName(local.name()).key(key("a", "1")).consistentRead(true));
        assertEquals(1, reads());
        var _ = client.getItem(get -> get.tableName(local.name()).key(key("a", "1")));
        assertEquals(1.5, reads());
        var _ = client.batchGetItem(batch -> batch.requestItems(Map.of(local.name(), KeysAndAttributes.builder()
                .keys(List.of(key("a", "1"), key("a", "2"))).consistentRead(true).build())));
        assertEquals(3.5, reads());
    }

    @Test
    void theWheelIsCountedApart() {
        put(item("SWEEP", "CURSOR", Map.of()));
        var _ = client.getItem(get -> get.tableName(local.name()).key(key("SWEEP", "SLOT#DAY#7#0")));
        put(item("a", "1", Map.of("slot", "DAY#7#0")));
        var _ = client.query(query -> query.tableName(local.name()).indexName("wheel")
                .keyConditionExpression("slot = :slot").expressionAttributeValues(Map.of(":slot",
                        AttributeValue.fromS("DAY#7#0"))));
        assertEquals(1, wheel.meter.counts().of(Unit.TABLE_WRITE));
        assertEquals(1, wheel.meter.counts().of(Unit.TABLE_READ));
        assertEquals(1, wheel.turns());
        assertEquals("pk".length() + 1 + "sk".length() + 1 + "slot".length() + "DAY#7#0".length(),
                wheel.octetsAnEntry());
        assertEquals(2, writes());
        assertEquals(0, reads());
    }

    @Test
    void requestsThatNothingCountsAreRefused() {
        assertThrows(UnsupportedOperationException.class, () -> client.scan(scan -> scan.tableName(local.name())));
    }
}
