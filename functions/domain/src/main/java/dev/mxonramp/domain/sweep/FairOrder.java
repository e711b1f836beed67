package dev.mxonramp.domain.sweep;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.watch.Watch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts accounts in turn: the first entry of each, then the second of each, so that a large one delays nobody. */
final class FairOrder {
    private FairOrder() {}

    static List<Watch> of(List<Watch> watches) {
        Map<AccountId, Deque<Watch>> byAccount = new LinkedHashMap<>();
        watches.forEach(
                watch -> byAccount.computeIfAbsent(watch.key().account(), _ -> new ArrayDeque<>()).add(watch));
        var queues = new ArrayDeque<>(byAccount.values());
        var order = new ArrayList<Watch>(watches.size());
        while (!queues.isEmpty()) {
            Deque<Watch> queue = queues.remove();
            order.add(queue.remove());
            if (!queue.isEmpty()) {
                queues.add(queue);
            }
        }
        return order;
    }
}
