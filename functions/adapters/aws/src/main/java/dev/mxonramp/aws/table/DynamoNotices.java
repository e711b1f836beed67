package dev.mxonramp.aws.table;

import dev.mxonramp.domain.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Notices in the table; they vanish with their time. */
public final class DynamoNotices implements Notices {
    private static final Duration GRACE = Duration.ofDays(1);

    private final Table table;
    private final InstantSource clock;

    public DynamoNotices(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Begun begin(String eventId) {
        Instant now = clock.instant();
        Item mine = item(eventId, now.plus(WORKING)).flag("working", true);
        Map<String, AttributeValue> values = Map.of(":now", AttributeValue.fromN(Long.toString(now.toEpochMilli())));
        if (table.putIf(mine, "attribute_not_exists(pk) or endsAt <= :now", values)) {
            return Begun.YOURS;
        }
        Optional<Item> found = table.get(Keys.notice(eventId));
        // Given back between the two requests: the bus delivers again.
        return found.isEmpty() || found.get().flag("working") ? Begun.AT_WORK : Begun.DONE;
    }

    @Override
    public void finish(String eventId, Outcome outcome) {
        Item item = item(eventId, clock.instant().plus(KEPT));
        table.put(switch (outcome) {
            case Outcome.Sent(String messageId) -> item.text("outcome", "sent").text("messageId", messageId);
            case Outcome.Refused(String reason) -> item.text("outcome", "refused").text("reason", reason);
            case Outcome.Withheld(String reason) -> item.text("outcome", "withheld").text("reason", reason);
        });
    }

    @Override
    public void giveBack(String eventId) {
        table.delete(Keys.notice(eventId));
    }

    private static Item item(String eventId, Instant end) {
        return Item.at(Keys.notice(eventId)).number("endsAt", end.toEpochMilli()).endsAt(end, GRACE);
    }
}
