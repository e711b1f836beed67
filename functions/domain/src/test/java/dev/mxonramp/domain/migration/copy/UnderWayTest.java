package dev.mxonramp.domain.migration.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Likeness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is stored while several batches of a folder are on their way. */
final class UnderWayTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final UnderWay underWay = new UnderWay();

    private static Intent batch(long uidNext, Instant at, long... sources) {
        var messages = new ArrayList<Intended>();
        for (long source : sources) {
            messages.add(new Intended(source, Digester.of(new byte[]{1}), new Likeness(0, 0)));
        }
        return new Intent(uidNext, at, messages);
    }

    private static List<Long> sources(Intent intent) {
        return intent.messages().stream().map(Intended::source).toList();
    }

    @Test
    void allBatchesAreOneIntentFromTheLowestUidUp() {
        underWay.add(batch(50, NOON.plusSeconds(1), 1, 2));
        underWay.add(batch(40, NOON, 3));
        Intent together = underWay.with(batch(60, NOON.plusSeconds(2), 4));
        assertEquals(40, together.targetUidNext());
        assertEquals(NOON, together.writtenAt());
        assertEquals(List.of(1L, 2L, 3L, 4L), sources(together));
    }

    @Test
    void batchThatWasNotStoredIsNotUnderWay() {
        assertEquals(List.of(4L), sources(underWay.with(batch(60, NOON, 4))));
        assertEquals(Optional.empty(), underWay.without(null));
    }

    @Test
    void settledBatchLeavesTheOthers() {
        Intent first = batch(40, NOON, 1);
        Intent second = batch(50, NOON, 2);
        underWay.add(first);
        underWay.add(second);
        assertEquals(Optional.of(second), underWay.without(first));
        assertEquals(List.of(1L, 2L), sources(underWay.without(null).orElseThrow()));
        underWay.remove(first);
        assertEquals(50, underWay.with(batch(70, NOON, 3)).targetUidNext());
        assertEquals(Optional.empty(), underWay.without(second));
    }
}
