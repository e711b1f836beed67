package dev.mxonramp.domain.migration.copy;

import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Likeness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Intended messages of the same bytes. Of what landed of them, each is to get what has its date and flags: else one would
 * be taken for another, and be sent again with the date of that, so that its own is at the target nowhere.
 */
final class Twins {
    private final List<Intended> rest;
    private final Matches landed;

    private Twins(List<Intended> intended, Matches landed) {
        this.rest = new ArrayList<>(intended);
        this.landed = landed;
    }

    /**
     * Settles twins that can be told apart.
     *
     * @param landed target messages; those that are settled are taken from them
     * @return the others, in their order
     */
    static List<Intended> settle(List<Intended> intended, Matches landed, Connections<MailboxWriter> target,
            String folder, Settlement settlement) {
        Map<String, Long> counts = intended.stream()
                .collect(Collectors.groupingBy(each -> each.digest().exact(), Collectors.counting()));
        List<Long> candidates = intended.stream().filter(each -> counts.getOrDefault(each.digest().exact(), 0L) > 1)
                .map(each -> landed.exactly(each.digest())).flatMap(Collection::stream).distinct().sorted().toList();
        if (candidates.isEmpty()) {
            return intended;
        }
        Map<Long, Likeness> likenesses = new HashMap<>();
        target.use(folder, (writer, _) -> writer.facts(candidates))
                .forEach(each -> likenesses.put(each.uid(), Likeness.of(each.date(), each.flags())));
        var twins = new Twins(intended, landed);
        // A target that keeps flags in its own way still keeps the date.
        for (BiPredicate<Likeness, Likeness> alike : List.<BiPredicate<Likeness, Likeness>>of(Likeness::equals,
                (one, other) -> one.date() == other.date())) {
            twins.settle(likenesses, alike, settlement);
        }
        return twins.rest;
    }

    private void settle(Map<Long, Likeness> likenesses, BiPredicate<Likeness, Likeness> alike, Settlement settlement) {
        rest.removeIf(each -> {
            List<Long> found = landed.exactly(each.digest()).stream()
                    .filter(uid -> {
                        Likeness there = likenesses.get(uid);
                        return there != null && alike.test(each.likeness(), there);
                    }).toList();
            found.stream().limit(1).forEach(uid -> {
                landed.take(uid);
                settlement.mapped(each.source(), each.digest(), uid);
            });
            return !found.isEmpty();
        });
    }
}
