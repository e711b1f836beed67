package dev.mxonramp.aws.table;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.CheckGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The check gate in the table. */
public final class DynamoCheckGate implements CheckGate {
    private final Table table;
    private final InstantSource clock;

    public DynamoCheckGate(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Duration enter(ClaimKey claim, Look look, Duration interval) {
        Instant now = clock.instant();
        Item item = Item.at(Keys.checkGate(claim, look)).number("enteredAt", now.toEpochMilli()).endsAt(now,
                interval.plusDays(1));
        return table
                .putUnless(item, "attribute_not_exists(pk) or enteredAt <= :latest",
                        Map.of(":latest", AttributeValue.fromN(Long.toString(now.minus(interval).toEpochMilli()))))
                .map(last -> Duration.ofMillis(last.number("enteredAt") - now.toEpochMilli()).plus(interval))
                .orElse(Duration.ZERO);
    }
}
