package dev.mxonramp.aws.table;

import dev.mxonramp.domain.journey.TransientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** The table: what every store does with it. A service that does not answer becomes {@link TransientFailure}. */
public final class Table {
    private static final Set<String> MENDED_BY_TIME = Set.of("TransactionConflict", "ThrottlingError",
            "ProvisionedThroughputExceeded");

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** The table's name, for requests that a store makes itself within {@link #call}. */
    public String name() {
        return name;
    }

    /** The client, for requests that a store makes itself within {@link #call}. */
    public DynamoDbClient client() {
        return client;
    }

    /** Reads one item, strongly consistent. */
    public Optional<Item> get(Key key) {
        return call(() -> {
            var answer = client.getItem(get -> get.tableName(name).key(key.attributes()).consistentRead(true));
            return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
        });
    }

    /** Writes an item, whatever is there. */
    public void put(Item item) {
        call(() -> client.putItem(put -> put.tableName(name).item(item.attributes())));
    }

    /**
     * Writes an item under a condition.
     *
     * @param values by placeholder, {@code :name}
     * @return whether the condition held
     */
    public boolean putIf(Item item, String condition, Map<String, AttributeValue> values) {
        return call(() -> {
            try {
                client.putItem(put -> put.tableName(name).item(item.attributes()).conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    /**
     * Writes an item under a condition that holds where there is none.
     *
     * @param values by placeholder, {@code :name}
     * @return the item there that the condition did not hold for; empty if this one was written
     */
    public Optional<Item> putUnless(Item item, String condition, Map<String, AttributeValue> values) {
        return call(() -> {
            try {
                client.putItem(put -> put.tableName(name).item(item.attributes()).conditionExpression(condition)
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                return Optional.empty();
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(Item.of(e.item()));
            }
        });
    }

    /** Writes an item where none is. */
    public boolean putNew(Item item) {
        return putIf(item, "attribute_not_exists(pk)", Map.of());
    }

    /** Removes an item; without it, nothing happens. */
    public void delete(Key key) {
        call(() -> client.deleteItem(delete -> delete.tableName(name).key(key.attributes())));
    }

    /**
     * Removes an item under a condition.
     *
     * @return whether the condition held
     */
    public boolean deleteIf(Key key, String condition, Map<String, AttributeValue> values) {
        return call(() -> {
            try {
                client.deleteItem(delete -> delete.tableName(name).key(key.attributes()).conditionExpression(condition)
                        .expressionAttributeValues(values));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    /** One of the writes of {@link #transact}: an item where none is. */
    public TransactWriteItem puttingNew(Item item) {
        return TransactWriteItem.builder().put(put -> put.tableName(name).item(item.attributes())
                .conditionExpression("attribute_not_exists(pk)")).build();
    }

    /** One of the writes of {@link #transact}: an item, whatever is there. */
    public TransactWriteItem putting(Item item) {
        return TransactWriteItem.builder().put(put -> put.tableName(name).item(item.attributes())).build();
    }

    /** One of the writes of {@link #transact}: no item. */
    public TransactWriteItem deleting(Key key) {
        return TransactWriteItem.builder().delete(delete -> delete.tableName(name).key(key.attributes())).build();
    }

    /**
     * Does all of the writes or none.
     *
     * @return false if a condition did not hold
     * @throws TransientFailure if another transaction held one of the items; trying again decides
     */
    public boolean transact(List<TransactWriteItem> writes) {
        return call(() -> {
            try {
                client.transactWriteItems(transaction -> transaction.transactItems(writes));
                return true;
            } catch (TransactionCanceledException e) {
                return cancelled(e);
            }
        });
    }

    /** A condition that failed decides, even where other writes of the transaction were held up too. */
    private static boolean cancelled(TransactionCanceledException e) {
        var codes = e.cancellationReasons().stream().map(CancellationReason::code).collect(Collectors.toSet());
        if (codes.contains("ConditionalCheckFailed")) {
            return false;
        }
        if (MENDED_BY_TIME.stream().anyMatch(codes::contains)) {
            throw new TransientFailure("Somebody else writes the same at the moment.", e);
        }
        throw e;
    }

    /** Every item of a partition whose sort key begins so, strongly consistent, in order. */
    public List<Item> query(String pk, String skPrefix) {
        return call(() -> {
            var items = new ArrayList<Item>();
            client.queryPaginator(query -> query.tableName(name).consistentRead(true)
                    .keyConditionExpression("pk = :pk and begins_with(sk, :sk)")
                    .expressionAttributeValues(
                            Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(skPrefix))))
                    .items().forEach(each -> items.add(Item.of(each)));
            return items;
        });
    }

    /** The last items of a partition whose sort key begins so, strongly consistent, in reverse order. */
    public List<Item> newest(String pk, String skPrefix, int limit) {
        return some(pk, skPrefix, null, limit, false);
    }

    /**
     * The first items of a partition whose sort key begins so, strongly consistent, in order.
     *
     * @param after where the one before them stood, there or not; null for the very first
     */
    public List<Item> first(String pk, String skPrefix, @Nullable Key after, int limit) {
        return some(pk, skPrefix, after, limit, true);
    }

    /** Removes every item of a partition whose sort key begins so. */
    public void deleteAll(String pk, String skPrefix) {
        for (Item item : query(pk, skPrefix)) {
            delete(new Key(pk, item.text("sk")));
        }
    }

    private List<Item> some(String pk, String skPrefix, @Nullable Key after, int limit, boolean forward) {
        return call(() -> client
                .queryPaginator(
                        query -> query.tableName(name).consistentRead(true).scanIndexForward(forward).limit(limit)
                                .exclusiveStartKey(after == null ? null : after.attributes())
                                .keyConditionExpression("pk = :pk and begins_with(sk, :sk)").expressionAttributeValues(
                                        Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(skPrefix))))
                .items().stream().limit(limit).map(Item::of).toList());
    }

    /** Runs a request; what trying again may mend becomes {@link TransientFailure}. */
    public <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (TransactionConflictException | TransactionInProgressException e) {
            throw new TransientFailure("Somebody else writes the same at the moment.", e);
        } catch (DynamoDbException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw new TransientFailure("The table does not keep up at the moment.", e);
            }
            throw e;
        } catch (SdkClientException e) {
            throw new TransientFailure("The table does not answer at the moment.", e);
        }
    }
}
