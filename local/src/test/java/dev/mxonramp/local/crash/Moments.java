package dev.mxonramp.local.crash;

import dev.mxonramp.local.crash.Moment.AfterOctets;
import dev.mxonramp.local.crash.Moment.Inside;
import dev.mxonramp.local.crash.Moment.OnTheWire;
import dev.mxonramp.local.crash.Moment.Point;
import dev.mxonramp.local.crash.Moment.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The moments at which workers are killed: named ones and, as often, some by chance. Those that only a run comes to that
 * ends are last, since such a run leaves nothing for a moment by chance.
 */
final class Moments {
    /** Something was sent and not settled. */
    static final Moment OPENS_AN_INTENT = new Inside("after: target append", 1);

    private static final long MOST_OCTETS = 40_000;
    /** So many named moments to one that only a run comes to that ends. */
    private static final int EARLY_TO_LATE = 8;

    /** What has to be there for a worker to come to a moment, beside new mail in each folder. */
    enum Needs {
        NOTHING, NEW_FOLDER, SEVERAL_MESSAGES, OPEN_INTENT
    }

    private final List<Moment> early = new ArrayList<>();
    private final List<Moment> late = new ArrayList<>();
    /** Between the messages of one command; only a server that takes several at a time comes to those. */
    private final List<Moment> several = new ArrayList<>();

    private Moments() {
        for (String step : List.of("lease acquire", "doors whole", "doors target", "source folders", "target folders",
                "source statuses", "target statuses",
                "source open", "source uids", "source facts", "source fetch", "message arrived", "target open",
                "ledger update", "ledger begin", "target create", "target subscribe", "target append", "target facts",
                "target digests")) {
            early("before: " + step, 1);
            early("after: " + step, 1);
        }
        for (String write : List.of("ledger intent", "manifest put", "ledger settlement", "ledger completion")) {
            for (int nth = 1; nth <= 3; nth++) {
                early("before: " + write, nth);
                early("half: " + write, nth);
                early("after: " + write, nth);
            }
        }
        early("half: lease acquire", 1);
        early("half: ledger begin", 1);
        early("after: source open", 3);
        early("before: message arrived", 5);
        early("after: message arrived", 4);
        early("before: target append", 2);
        early("after: target append", 3);
        wire();
        end();
    }

    /**
     * The moments for one of several mailboxes, in the order of killing.
     *
     * @param kills how many
     * @param share which mailbox
     * @param shares how many mailboxes share the named moments
     * @param several whether the new server takes several messages in one command (RFC 3502)
     */
    static List<Moment> of(int kills, int share, int shares, boolean several, Random random) {
        var all = new Moments();
        int named = kills / 2;
        int last = Math.ceilDiv(named, EARLY_TO_LATE);
        int between = several ? Math.min(all.several.size(), (named - last) / 2) : 0;
        List<Moment> early = mixed(some(every(all.early, share, shares), named - last - between),
                some(all.several, between));
        var moments = new ArrayList<Moment>();
        for (int i = 0; i < kills - named || i < early.size(); i++) {
            if (i < early.size()) {
                moments.add(early.get(i));
            }
            if (i < kills - named) {
                moments.add(random(random));
            }
        }
        moments.addAll(some(every(all.late, share, shares), last));
        return moments;
    }

    /** One of these, one of those, and what is left. */
    private static List<Moment> mixed(List<Moment> many, List<Moment> few) {
        var mixed = new ArrayList<Moment>();
        for (int i = 0; i < Math.max(many.size(), few.size()); i++) {
            mixed.addAll(many.subList(Math.min(i, many.size()), Math.min(i + 1, many.size())));
            mixed.addAll(few.subList(Math.min(i, few.size()), Math.min(i + 1, few.size())));
        }
        return mixed;
    }

    private static List<Moment> every(List<Moment> moments, int first, int step) {
        var own = new ArrayList<Moment>();
        for (int i = first; i < moments.size(); i += step) {
            own.add(moments.get(i));
        }
        return own;
    }

    /** So many, from all over the list. */
    private static List<Moment> some(List<Moment> moments, int count) {
        if (count > moments.size()) {
            throw new IllegalArgumentException("there are only " + moments.size() + " such moments, not " + count);
        }
        var some = new ArrayList<Moment>();
        for (int i = 0; i < count; i++) {
            some.add(moments.get(i * moments.size() / count));
        }
        return some;
    }

    private static Moment random(Random random) {
        Side side = random.nextInt(4) == 0 ? Side.SOURCE : Side.TARGET;
        return new AfterOctets(side, 1 + random.nextLong(MOST_OCTETS));
    }

    static Needs needs(Moment moment) {
        String name = moment.toString();
        if (name.contains("ledger begin") || name.contains("target create") || name.contains("target subscribe")
                || name.contains("CREATE")) {
            return Needs.NEW_FOLDER;
        }
        if (name.contains(Trigger.MULTIAPPEND)) {
            return Needs.SEVERAL_MESSAGES;
        }
        // Only a worker after a killed one looks at what has landed.
        return name.contains("target digests") ? Needs.OPEN_INTENT : Needs.NOTHING;
    }

    private void early(String boundary, int nth) {
        early.add(new Inside(boundary, nth));
    }

    private void wire() {
        for (Point point : Point.values()) {
            for (int nth = 1; nth <= 4; nth++) {
                early.add(new OnTheWire(Side.TARGET, point, "APPEND", nth));
            }
        }
        for (Point point : Point.values()) {
            several.add(new OnTheWire(Side.TARGET, point, Trigger.MULTIAPPEND, 1));
            several.add(new OnTheWire(Side.TARGET, point, Trigger.MULTIAPPEND, 2));
        }
        for (int nth : List.of(1, 2, 5)) {
            early.add(new OnTheWire(Side.SOURCE, Point.LITERAL_HALF, "FETCH", nth));
            early.add(new OnTheWire(Side.SOURCE, Point.LITERAL_WHOLE, "FETCH", nth));
        }
        for (Point point : List.of(Point.SENT, Point.ANSWER_UNREAD, Point.ANSWER_PASSED_ON)) {
            early.add(new OnTheWire(Side.TARGET, point, "LSUB", 1));
            early.add(new OnTheWire(Side.TARGET, point, "LIST", 1));
            early.add(new OnTheWire(Side.TARGET, point, "CREATE", 1));
            early.add(new OnTheWire(Side.TARGET, point, "SELECT", 2));
            early.add(new OnTheWire(Side.SOURCE, point, "LSUB", 1));
            early.add(new OnTheWire(Side.SOURCE, point, "LIST", 1));
            early.add(new OnTheWire(Side.SOURCE, point, "EXAMINE", 2));
            early.add(new OnTheWire(Side.SOURCE, point, "UID SEARCH", 1));
            early.add(new OnTheWire(Side.SOURCE, point, "UID FETCH", 2));
        }
    }

    private void end() {
        for (String step : List.of("lease release", "certificate put")) {
            late.add(new Inside("before: " + step, 1));
            late.add(new Inside("half: " + step, 1));
            late.add(new Inside("after: " + step, 1));
        }
        late.add(new Inside("after: ledger completion", 8));
        late.add(new OnTheWire(Side.SOURCE, Point.ANSWER_UNREAD, "EXAMINE", 9));
        late.add(new Inside("before: ledger list", 3));
        late.add(new Inside("after: ledger list", 3));
        late.add(new Inside("before: ledger exceptions", 1));
        late.add(new Inside("after: ledger exceptions", 1));
        late.add(new Inside("before: certificate get", 1));
        late.add(new Inside("after: certificate get", 1));
    }
}
