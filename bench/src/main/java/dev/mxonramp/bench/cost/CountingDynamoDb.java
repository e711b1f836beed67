package dev.mxonramp.bench.cost;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Counts the capacity that the engine says each request consumed, index writes included, and at least what AWS charges:
 * the engine gives away what finds nothing. Requests that no store makes are refused, so that none goes uncounted.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB
 *      read and write operations</a>
 */
final class CountingDynamoDb implements DynamoDbClient {
    private static final ReturnConsumedCapacity TOLD = ReturnConsumedCapacity.TOTAL;
    private static final double KIB = 1024;
    private static final double EVENTUAL = 0.5;
    private static final double TRANSACTED = 2;

    private final DynamoDbClient engine;
    private final Meter items;
    private final Wheel wheel;

    CountingDynamoDb(DynamoDbClient engine, Meter items, Wheel wheel) {
        this.engine = engine;
        this.items = items;
        this.wheel = wheel;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        Meter meter = meter(request.key());
        if (text(request.key(), "sk").startsWith("SLOT#")) {
            wheel.turn();
        }
        meter.called();
        var answer = engine.getItem(request.toBuilder().returnConsumedCapacity(TOLD).build());
        count(meter, Unit.TABLE_READ, answer.consumedCapacity(), least(request.consistentRead()));
        return answer;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        items.called();
        var answer = engine.batchGetItem(request.toBuilder().returnConsumedCapacity(TOLD).build());
        double least = request.requestItems().values().stream()
                .mapToDouble(each -> each.keys().size() * least(each.consistentRead())).sum();
        items.count(Unit.TABLE_READ, Math.max(least, sum(answer.consumedCapacity())));
        return answer;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        boolean slot = request.indexName() != null;
        Meter meter = slot ? wheel.meter : items;
        meter.called();
        var answer = engine.query(request.toBuilder().returnConsumedCapacity(TOLD).build());
        count(meter, Unit.TABLE_READ, answer.consumedCapacity(), least(request.consistentRead()));
        if (slot) {
            wheel.read(answer.count(), answer.items().stream().mapToLong(CountingDynamoDb::octets).sum());
        }
        return answer;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        var told = request.toBuilder().returnConsumedCapacity(TOLD).build();
        return written(request.item(), () -> engine.putItem(told), PutItemResponse::consumedCapacity);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        var told = request.toBuilder().returnConsumedCapacity(TOLD).build();
        return written(request.key(), () -> engine.updateItem(told), UpdateItemResponse::consumedCapacity);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        var told = request.toBuilder().returnConsumedCapacity(TOLD).build();
        return written(request.key(), () -> engine.deleteItem(told), DeleteItemResponse::consumedCapacity);
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        items.called();
        var answer = engine.transactWriteItems(request.toBuilder().returnConsumedCapacity(TOLD).build());
        items.count(Unit.TABLE_WRITE,
                Math.max(TRANSACTED * request.transactItems().size(), sum(answer.consumedCapacity())));
        return answer;
    }

    /** A write whose condition fails is charged as if it had been done. */
    private <T> T written(Map<String, AttributeValue> item, Supplier<T> write,
            Function<T, @Nullable ConsumedCapacity> consumed) {
        Meter meter = meter(item);
        meter.called();
        try {
            T answer = write.get();
            count(meter, Unit.TABLE_WRITE, consumed.apply(answer), 1);
            return answer;
        } catch (ConditionalCheckFailedException e) {
            meter.count(Unit.TABLE_WRITE, Math.ceil(octets(item) / KIB));
            throw e;
        }
    }

    private Meter meter(Map<String, AttributeValue> key) {
        return text(key, "pk").equals("SWEEP") ? wheel.meter : items;
    }

    private static String text(Map<String, AttributeValue> key, String name) {
        AttributeValue value = key.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a key has a " + name);
        }
        return value.s();
    }

    private static double least(@Nullable Boolean consistent) {
        return Boolean.TRUE.equals(consistent) ? 1 : EVENTUAL;
    }

    /** Names and values of one octet a character, as ours are. */
    private static long octets(Map<String, AttributeValue> item) {
        return item.entrySet().stream().mapToLong(each -> each.getKey().length() + size(each.getValue())).sum();
    }

    private static long size(AttributeValue value) {
        if (value.s() != null) {
            return value.s().length();
        }
        return value.n() != null ? value.n().length() : value.toString().length();
    }

    private static void count(Meter meter, Unit unit, @Nullable ConsumedCapacity consumed, double least) {
        meter.count(unit, Math.max(least, sum(consumed == null ? List.of() : List.of(consumed))));
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        if (consumed.isEmpty()) {
            throw new IllegalStateException("the engine does not say what a request consumed");
        }
        return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    @Override
    public String serviceName() {
        return engine.serviceName();
    }

    @Override
    public void close() {
        // The engine is everybody's.
    }
}
