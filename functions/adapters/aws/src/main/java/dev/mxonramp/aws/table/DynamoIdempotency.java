package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.Idempotency;
import dev.mxonramp.domain.account.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Idempotency keys in the table; they vanish with their time. */
public final class DynamoIdempotency implements Idempotency {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final String MINE = "content = :content and working = :true";

    private final Table table;
    private final InstantSource clock;

    public DynamoIdempotency(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Begun begin(RequestKey key, SecretHash content) {
        Instant now = clock.instant();
        Item mine = item(key, content, now.plus(WORKING)).flag("working", true);
        Map<String, AttributeValue> values = Map.of(":now", AttributeValue.fromN(Long.toString(now.toEpochMilli())));
        if (table.putIf(mine, "attribute_not_exists(pk) or endsAt <= :now", values)) {
            return new Begun.First();
        }
        Optional<Item> found = table.get(Keys.idempotency(key));
        // Given up between the two requests: the sender may come back in a moment.
        return found.map(item -> seen(item, content)).orElseGet(Begun.AtWork::new);
    }

    private static Begun seen(Item item, SecretHash content) {
        if (!item.text("content").equals(content.hex())) {
            return new Begun.OtherRequest();
        }
        if (item.flag("working")) {
            return new Begun.AtWork();
        }
        return item.optionalText("body") == null ? new Begun.Withheld() : new Begun.Replay(answer(item));
    }

    @Override
    public void finish(RequestKey key, SecretHash content, Answer answer) {
        Item headers = Item.nested();
        answer.headers().forEach(headers::text);
        end(item(key, content, clock.instant().plus(KEPT)).number("status", (long) answer.status())
                .list("headers", List.of(headers)).text("body", answer.body()));
    }

    @Override
    public void finishWithheld(RequestKey key, SecretHash content) {
        end(item(key, content, clock.instant().plus(KEPT)));
    }

    @Override
    public void abandon(RequestKey key, SecretHash content) {
        var _ = table.call(() -> {
            try {
                return Optional.of(table.client()
                        .deleteItem(delete -> delete.tableName(table.name()).key(Keys.idempotency(key).attributes())
                                .conditionExpression(MINE).expressionAttributeValues(mine(content))));
            } catch (ConditionalCheckFailedException e) {
                // Done before, or taken over by a repeat: not ours to give up.
                return Optional.empty();
            }
        });
    }

    private void end(Item done) {
        // Where the condition fails a repeat took over, and its answer counts.
        var _ = table.putIf(done, MINE, mine(new SecretHash(done.text("content"))));
    }

    private static Map<String, AttributeValue> mine(SecretHash content) {
        return Map.of(":content", AttributeValue.fromS(content.hex()), ":true", AttributeValue.fromBool(true));
    }

    private static Item item(RequestKey key, SecretHash content, Instant end) {
        return Item.at(Keys.idempotency(key)).text("content", content.hex()).number("endsAt", end.toEpochMilli())
                .endsAt(end, GRACE);
    }

    private static Answer answer(Item item) {
        var headers = new HashMap<String, String>();
        item.list("headers").forEach(each -> each.attributes().forEach((name, value) -> headers.put(name, value.s())));
        @Nullable
        String body = item.optionalText("body");
        return new Answer((int) item.number("status"), headers, body == null ? "" : body);
    }
}
