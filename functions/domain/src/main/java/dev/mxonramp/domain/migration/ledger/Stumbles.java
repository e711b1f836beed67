package dev.mxonramp.domain.migration.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Where appending broke off. A message that the target never takes must not stop the others for ever, and a target that
 * takes nothing for a while must not cost a message: hence a message that fails alone waits for the others, and is given
 * up only if the target took some of them in between, or after very many attempts where there is no other.
 *
 * @param fewUpTo messages up to this source UID are sent few at a time, so that little is left to be sent one by one should
 *        it happen again
 * @param aloneUpTo messages up to this source UID are sent one by one, so that it shows which of them fails
 * @param failing those that failed alone
 */
public record Stumbles(long fewUpTo, long aloneUpTo, List<Stumble> failing) {
    /** How many are few. */
    public static final int FEW = 20;
    /** Nothing broke off so far. */
    public static final Stumbles NONE = new Stumbles(0, 0, List.of());

    public Stumbles {
        failing = List.copyOf(failing);
    }

    /** Appending so many messages broke off, the last of them with this UID. */
    public Stumbles together(int messages, long last) {
        return messages > FEW
                ? new Stumbles(Math.max(fewUpTo, last), aloneUpTo, failing)
                : new Stumbles(fewUpTo, Math.max(aloneUpTo, last), failing);
    }

    /** Appending one message broke off, with so many of the folder at the target. */
    public Stumbles alone(long source, long mapped) {
        var next = new ArrayList<Stumble>(failing);
        next.removeIf(each -> each.source() == source);
        next.add(at(source).again(mapped));
        return new Stumbles(fewUpTo, Math.max(aloneUpTo, source), next);
    }

    /** Whether a message that breaks off alone once more is given up. */
    public boolean hopeless(long source, long mapped) {
        return at(source).hopeless(mapped);
    }

    /** How often a message has failed alone. */
    public int times(long source) {
        return at(source).times();
    }

    /** How many messages may be sent together, the first of them with this UID; more than any batch where nothing broke off. */
    public int atOnce(long source) {
        if (source <= aloneUpTo) {
            return 1;
        }
        return source <= fewUpTo ? FEW : Integer.MAX_VALUE;
    }

    /** Without those whose fate is settled. */
    public Stumbles without(LongPredicate settled) {
        return new Stumbles(fewUpTo, aloneUpTo, failing.stream().filter(each -> !settled.test(each.source())).toList());
    }

    /** The messages that wait until all others are through; those that failed least often come first. */
    public List<Long> last() {
        return failing.stream().filter(Stumble::goesLast).sorted(Comparator.comparingInt(Stumble::times))
                .map(Stumble::source).toList();
    }

    private Stumble at(long source) {
        return failing.stream().filter(each -> each.source() == source).findFirst()
                .orElse(new Stumble(source, 0, 0));
    }
}
