package dev.mxonramp.aws.table;

import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.SlotMark;
import dev.mxonramp.domain.watch.SlotWork;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The timing wheel in the table's sparse index. */
public final class DynamoWatchStore implements WatchStore {
    private static final String LATER = "attribute_not_exists(pk) or epochMinute < :minute";

    private final Table table;

    public DynamoWatchStore(Table table) {
        this.table = table;
    }

    @Override
    public void put(Watch watch) {
        table.put(WatchItems.item(watch));
    }

    @Override
    public void remove(WatchKey key) {
        table.delete(Keys.watch(key));
    }

    @Override
    public Page read(Slot slot, @Nullable String from, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one entry");
        }
        QueryRequest.Builder query = QueryRequest.builder().tableName(table.name()).indexName(Keys.WHEEL)
                .keyConditionExpression("#slot = :slot").expressionAttributeNames(Map.of("#slot", Keys.SLOT))
                .expressionAttributeValues(Map.of(":slot", AttributeValue.fromS(slot.toString()))).limit(limit);
        if (from != null) {
            query.exclusiveStartKey(start(slot, from));
        }
        return table.call(() -> {
            var answer = table.client().query(query.build());
            var watches = answer.items().stream().map(item -> WatchItems.watch(Item.of(item), slot)).toList();
            return new Page(watches, answer.hasLastEvaluatedKey() ? next(answer.lastEvaluatedKey()) : null);
        });
    }

    /** Where a page ended, as text: the primary key, since the slot is known. No key has a line break. */
    private static String next(Map<String, AttributeValue> last) {
        Item end = Item.of(last);
        return end.text("pk") + "\n" + end.text("sk");
    }

    private static Map<String, AttributeValue> start(Slot slot, String from) {
        int end = from.indexOf('\n');
        return Item.at(new Key(from.substring(0, end), from.substring(end + 1))).text(Keys.SLOT, slot.toString())
                .attributes();
    }

    @Override
    public Turn take(Slot slot, Instant minute, Instant now, Instant until) {
        Optional<SlotMark> known = table.get(Keys.sweptSlot(slot)).map(SlotItems::mark);
        Turn turn = SlotMark.turn(known, slot, minute, now, until);
        if (!(turn instanceof Turn.Yours yours)) {
            return turn;
        }
        Item item = SlotItems.item(slot, SlotMark.of(yours));
        boolean written = known.isEmpty()
                ? table.putNew(item)
                : table.putIf(item, SlotItems.UNCHANGED, SlotItems.values(known.get()));
        // Whoever wrote in between is at it now.
        return written ? turn : new Turn.AtWork();
    }

    @Override
    public void note(Turn.Yours turn, SlotWork work) {
        put(turn, new SlotMark(turn.minute(), turn.until(), work));
    }

    @Override
    public void finish(Turn.Yours turn) {
        put(turn, new SlotMark(turn.minute(), null, SlotWork.NONE));
    }

    // A turn that ended is another tick's by now, and its work counts.
    private void put(Turn.Yours turn, SlotMark mark) {
        var _ = table.putIf(SlotItems.item(turn.slot(), mark), SlotItems.UNCHANGED,
                SlotItems.values(SlotMark.of(turn)));
    }

    @Override
    public Optional<Instant> cursor() {
        return table.get(Keys.sweepCursor())
                .map(item -> SlotItems.minute(item.number("epochMinute")));
    }

    @Override
    public void advance(Instant minute) {
        long epochMinute = SlotItems.epochMinute(minute);
        // Where the cursor is further already, nothing is to be done.
        var _ = table.putIf(Item.at(Keys.sweepCursor()).number("epochMinute", epochMinute), LATER,
                Map.of(":minute", AttributeValue.fromN(Long.toString(epochMinute))));
    }
}
