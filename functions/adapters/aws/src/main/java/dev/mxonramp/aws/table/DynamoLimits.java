package dev.mxonramp.aws.table;

import dev.mxonramp.domain.account.Limits;
import dev.mxonramp.domain.journey.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Counters in the table; each vanishes with its window. */
public final class DynamoLimits implements Limits {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final int TRIES = 5;

    private final Table table;
    private final InstantSource clock;

    public DynamoLimits(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Verdict count(Limit limit, String subject) {
        Key key = Keys.limit(limit, subject);
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant();
            if (add(key, 1, "endsAt > :now and n < :bound", now, limit.max()) || first(key, limit, now)) {
                return new Verdict.Within();
            }
            Optional<Instant> full = full(key, limit, now);
            if (full.isPresent()) {
                return new Verdict.Exceeded(Duration.between(now, full.get()));
            }
        }
        throw new TransientFailure("Too much happens at once.");
    }

    @Override
    public void giveBack(Limit limit, String subject) {
        // Where nothing was counted, or the window has ended, there is nothing to give back.
        var _ = add(Keys.limit(limit, subject), -1, "endsAt > :now and n > :bound", clock.instant(), 0);
    }

    private boolean add(Key key, int delta, String condition, Instant now, int bound) {
        return table.call(() -> {
            try {
                table.client().updateItem(update -> update.tableName(table.name()).key(key.attributes())
                        .updateExpression("set n = n + :delta").conditionExpression(condition)
                        .expressionAttributeValues(Map.of(":delta", number(delta), ":now", number(now.toEpochMilli()),
                                ":bound", number(bound))));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    private boolean first(Key key, Limit limit, Instant now) {
        Instant end = now.plus(limit.window());
        return table.putIf(Item.at(key).number("n", 1L).number("endsAt", end.toEpochMilli()).endsAt(end, GRACE),
                "attribute_not_exists(pk) or endsAt <= :now", Map.of(":now", number(now.toEpochMilli())));
    }

    /** The end of the window if its count is used up; empty if another request changed it meanwhile. */
    private Optional<Instant> full(Key key, Limit limit, Instant now) {
        return table.get(key).filter(item -> item.number("n") >= limit.max())
                .map(item -> Instant.ofEpochMilli(item.number("endsAt"))).filter(end -> end.isAfter(now));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
