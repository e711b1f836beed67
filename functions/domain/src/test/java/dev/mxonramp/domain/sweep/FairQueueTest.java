package dev.mxonramp.domain.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final AccountId large = new AccountId("a".repeat(27));
    private final AccountId small = new AccountId("a" + "b".repeat(26));
    private final FairQueue<String> queue = new FairQueue<>(1_000, 3);

    private void fill(int entries) {
        for (int i = 0; i < entries; i++) {
            queue.add(large, "large" + i);
        }
    }

    private String next() {
        return queue.poll(0).orElseThrow();
    }

    @Test
    void oneWithAHundredThousandEntriesDelaysNobody() {
        fill(100_000);
        queue.add(small, "small");
        List<String> first = List.of(next(), next());
        assertEquals(List.of("large0", "small"), first);
    }

    @Test
    void accountsTakeTurnsAndKeepTheirOrder() {
        fill(3);
        queue.add(small, "small0");
        queue.add(small, "small1");
        List<String> order = List.of(next(), next(), next(), next(), next());
        assertEquals(List.of("large0", "small0", "large1", "small1", "large2"), order);
        assertEquals(0, queue.size());
    }

    @Test
    void noAccountHasMoreThanItsShareUnderWay() {
        fill(10);
        assertEquals(List.of("large0", "large1", "large2"), List.of(next(), next(), next()));
        assertEquals(Optional.empty(), queue.poll(0));
        queue.add(small, "small");
        assertEquals("small", next());
        queue.ended(large);
        assertEquals("large3", next());
        assertEquals(Optional.empty(), queue.poll(0));
    }

    @Test
    void whatWasPutBackComesLastAndItsAccountRestsMeanwhile() {
        fill(3);
        queue.add(small, "small0");
        queue.add(small, "small1");
        String busy = next();
        queue.putBack(large, busy, 10);
        assertEquals(List.of("small0", "small1"), List.of(next(), next()));
        assertEquals(Optional.empty(), queue.poll(9));
        assertEquals(1, queue.rest(9));
        var rest = new ArrayList<String>();
        for (Optional<String> each = queue.poll(10); each.isPresent(); each = queue.poll(10)) {
            rest.add(each.get());
        }
        assertEquals(List.of("large1", "large2", "large0"), rest);
        assertEquals(Long.MAX_VALUE, queue.rest(10));
    }

    @Test
    void aRestThatIsOverIsNotWaitedForWhileAllPlacesAreTaken() {
        var full = new FairQueue<String>(2, 2);
        full.add(large, "large");
        full.add(small, "small0");
        full.add(small, "small1");
        full.putBack(large, full.poll(0).orElseThrow(), 10);
        var _ = full.poll(0).orElseThrow();
        assertEquals(10, full.rest(0));
        var _ = full.poll(0).orElseThrow();
        assertEquals(Optional.empty(), full.poll(20));
        assertEquals(Long.MAX_VALUE, full.rest(20), "who waits for it would spin");
        full.ended(small);
        assertEquals("large", full.poll(20).orElseThrow());
    }

    @Test
    void everythingComesOutOnce() {
        var random = new SplittableRandom(11);
        var under = new ArrayList<AccountId>();
        int out = 0;
        fill(500);
        for (int i = 0; i < 500; i++) {
            queue.add(small, "small" + i);
        }
        for (int now = 0; out < 1_000; now++) {
            assertTrue(now < 100_000, "the queue is stuck at " + out);
            Optional<String> next = queue.poll(now);
            if (next.isPresent()) {
                AccountId account = next.get().startsWith("large") ? large : small;
                if (random.nextInt(5) == 0) {
                    queue.putBack(account, next.get(), now + random.nextInt(20));
                } else {
                    under.add(account);
                    out++;
                }
            }
            if (!under.isEmpty() && random.nextInt(2) == 0) {
                queue.ended(under.removeLast());
            }
        }
        assertEquals(0, queue.size());
    }
}
