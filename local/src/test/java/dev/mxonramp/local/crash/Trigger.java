package dev.mxonramp.local.crash;

import dev.mxonramp.local.crash.LineScanner.Event;
import dev.mxonramp.local.crash.Moment.AfterOctets;
import dev.mxonramp.local.crash.Moment.OnTheWire;
import dev.mxonramp.local.crash.Moment.Point;
import dev.mxonramp.local.crash.Moment.Side;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells by what passes on the connections to one side when the worker's moment has come: to the octet. */
final class Trigger {
    /** An APPEND of several messages (RFC 3502), from the second one on. */
    static final String MULTIAPPEND = "MULTIAPPEND";
    private static final String APPEND = "APPEND";
    /** Octets that pass before another look whether the worker may be killed. */
    private static final int POSTPONED = 300;

    private final Side side;
    private final Map<String, Integer> counts = new HashMap<>();
    private Moment moment = new Moment.Never();
    private BooleanSupplier veto = () -> false;
    private long octets;
    private long postponed;
    private boolean messageTaken;
    /** Who lets the last octets pass, and kills then; null as long as the moment has not come. */
    private @Nullable Thread killer;

    Trigger(Side side) {
        this.side = side;
    }

    /** For the next worker; see {@link KillingRelay#arm}. */
    synchronized void arm(Moment when, BooleanSupplier vetoed) {
        moment = when;
        veto = vetoed;
        octets = 0;
        postponed = 0;
        messageTaken = side == Side.SOURCE;
        killer = null;
        counts.clear();
    }

    /** Whether the moment has come. */
    synchronized boolean fired() {
        return killer != null;
    }

    /** Whether it is this thread that has to kill. */
    synchronized boolean kills() {
        return Thread.currentThread().equals(killer);
    }

    /** How many octets of a chunk may pass; fewer than all if the worker has to die. */
    synchronized int passing(LineScanner scanner, byte[] chunk, int count, boolean toServer,
            Map<String, String> commands) {
        if (killer != null) {
            return 0;
        }
        int lineStart = 0;
        for (int i = 0; i < count; i++) {
            Event event = scanner.accept(chunk[i]);
            if (messageTaken && moment instanceof AfterOctets after && ++octets > after.octets() + postponed) {
                if (!veto.getAsBoolean()) {
                    killer = Thread.currentThread();
                    return i;
                }
                postponed += POSTPONED;
            }
            if (event == Event.NOTHING) {
                continue;
            }
            if (toServer ? sent(event, scanner, commands) : said(event, scanner, commands)) {
                killer = Thread.currentThread();
                return moment instanceof OnTheWire wire && wire.point() == Point.ANSWER_UNREAD ? lineStart : i + 1;
            }
            lineStart = i + 1;
        }
        return count;
    }

    private boolean sent(Event event, LineScanner scanner, Map<String, String> commands) {
        String[] words = scanner.first().split(" ", 4);
        String name = words.length < 2 ? "" : name(words, scanner.literals());
        return switch (event) {
            case LINE_WITH_LITERAL -> {
                commands.put(words[0], name);
                yield is(Point.LINE_SENT, name);
            }
            case LITERAL_HALF -> is(Point.LITERAL_HALF, name);
            case LITERAL_END -> is(Point.LITERAL_WHOLE, name);
            case LINE -> {
                commands.put(words[0], name);
                yield is(Point.SENT, name);
            }
            case NOTHING -> false;
        };
    }

    private static String name(String[] words, int literals) {
        String name = words[1].toUpperCase(Locale.ROOT);
        if (name.equals(APPEND) && literals > 1) {
            return MULTIAPPEND;
        }
        return name.equals("UID") && words.length > 2 ? "UID " + words[2].toUpperCase(Locale.ROOT) : name;
    }

    private boolean said(Event event, LineScanner scanner, Map<String, String> commands) {
        return switch (event) {
            case LITERAL_HALF -> is(Point.LITERAL_HALF, "FETCH");
            case LITERAL_END -> is(Point.LITERAL_WHOLE, "FETCH");
            case LINE -> answered(scanner.first().split(" ", 3), commands);
            case LINE_WITH_LITERAL, NOTHING -> false;
        };
    }

    private boolean answered(String[] words, Map<String, String> commands) {
        String name = words.length > 1 && words[1].equals("OK") ? commands.get(words[0]) : null;
        if (name == null) {
            return false;
        }
        messageTaken |= name.equals(APPEND) || name.equals(MULTIAPPEND);
        return is(Point.ANSWER_UNREAD, name) || is(Point.ANSWER_PASSED_ON, name);
    }

    private boolean is(Point point, String command) {
        if (moment instanceof OnTheWire wire && wire.side() == side && wire.point() == point
                && named(wire, command) && !veto.getAsBoolean()) {
            return counts.merge(point + wire.command(), 1, Integer::sum) == wire.nth();
        }
        return false;
    }

    /** A message among several is appended, too. */
    private static boolean named(OnTheWire wire, String command) {
        return wire.command().equals(command) || (wire.command().equals(APPEND) && command.equals(MULTIAPPEND));
    }
}
