package dev.mxonramp.aws.table;

import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.SlotMark;
import dev.mxonramp.domain.watch.SlotWork;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far the wheel's slots were worked, as items. */
final class SlotItems {
    /** That the item is still as {@link #values} has it. A slot that is finished is held until 0. */
    static final String UNCHANGED = "epochMinute = :minute and heldUntil = :until";

    private SlotItems() {}

    static Item item(Slot slot, SlotMark mark) {
        Instant left = mark.work().minute();
        return Item.at(Keys.sweptSlot(slot)).number("epochMinute", epochMinute(mark.minute()))
                .number("heldUntil", millis(mark.until()))
                .number("doneIn", left == null ? null : (Long) epochMinute(left))
                .octets("done", octets(mark.work().done()));
    }

    static SlotMark mark(Item item) {
        long until = item.number("heldUntil");
        Long doneIn = item.optionalNumber("doneIn");
        var work = doneIn == null ? SlotWork.NONE : new SlotWork(minute(doneIn), fingerprints(item.octets("done")));
        return new SlotMark(minute(item.number("epochMinute")), until == 0 ? null : Instant.ofEpochMilli(until), work);
    }

    /** The placeholders of {@link #UNCHANGED}. */
    static Map<String, AttributeValue> values(SlotMark mark) {
        return Map.of(":minute", AttributeValue.fromN(Long.toString(epochMinute(mark.minute()))), ":until",
                AttributeValue.fromN(Long.toString(millis(mark.until()))));
    }

    static long epochMinute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    static Instant minute(long epochMinute) {
        return Instant.EPOCH.plusSeconds(TimeUnit.MINUTES.toSeconds(epochMinute));
    }

    private static long millis(@Nullable Instant until) {
        return until == null ? 0 : until.toEpochMilli();
    }

    private static byte[] octets(Set<Long> fingerprints) {
        var octets = ByteBuffer.allocate(fingerprints.size() * Long.BYTES);
        fingerprints.forEach(octets::putLong);
        return octets.array();
    }

    private static Set<Long> fingerprints(byte[] octets) {
        var fingerprints = new HashSet<Long>();
        for (var rest = ByteBuffer.wrap(octets); rest.hasRemaining();) {
            fingerprints.add(rest.getLong());
        }
        return fingerprints;
    }
}
