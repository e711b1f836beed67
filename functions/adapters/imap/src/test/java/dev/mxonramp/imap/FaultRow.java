package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ImapFault;
import dev.mxonramp.testkit.imap.ImapFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A fault of a server.
 *
 * @param name of it
 * @param atSource whether the old server has it, not the new one
 * @param fault made anew for each test, for the server that has it
 * @param capabilities of the new server
 */
record FaultRow(String name, boolean atSource, Function<HonestImap, ImapFault> fault, String capabilities) {
    private static final String ALL = "IMAP4rev1 LITERAL+ MULTIAPPEND UIDPLUS";
    private static final String NO_UIDPLUS = "IMAP4rev1 LITERAL+";
    private static final String NOTHING = "IMAP4rev1";
    private static final long ENDLESS = 8L << 20;

    @Override
    public String toString() {
        return (atSource ? "old server: " : "new server: ") + name
                + (capabilities.equals(ALL) ? "" : ", which has only " + capabilities);
    }

    private static FaultRow old(String name, ImapFaultMaker fault) {
        return new FaultRow(name, true, _ -> fault.make(), ALL);
    }

    private static FaultRow fresh(String name, ImapFaultMaker fault) {
        return new FaultRow(name, false, _ -> fault.make(), ALL);
    }

    @FunctionalInterface
    private interface ImapFaultMaker {
        ImapFault make();
    }

    static List<FaultRow> breakOff() {
        var rows = new ArrayList<FaultRow>();
        for (int at : List.of(1, 20, 60, 150, 400, 700, 1_200, 3_000, 100_000, 1_500_000)) {
            rows.add(old("breaks off having said " + at + " octets", () -> ImapFaults.dropAfterSaying(at)));
        }
        for (int at : List.of(1, 20, 60, 150, 300, 450, 600, 700, 800)) {
            for (String words : List.of(ALL, NO_UIDPLUS, NOTHING)) {
                rows.add(new FaultRow("breaks off having said " + at + " octets", false,
                        _ -> ImapFaults.dropAfterSaying(at), words));
            }
        }
        for (int at : List.of(5, 80, 150, 200, 300, 420, 500, 700, 2_000, 500_000)) {
            for (String words : List.of(ALL, NO_UIDPLUS, NOTHING)) {
                rows.add(new FaultRow("breaks off having heard " + at + " octets", false,
                        _ -> ImapFaults.dropAfterHearing(at), words));
            }
        }
        for (int nth : List.of(1, 2, 3, 6)) {
            for (String words : List.of(ALL, NO_UIDPLUS, NOTHING)) {
                rows.add(new FaultRow("obeys APPEND " + nth + " and breaks off before it says so", false,
                        server -> ImapFaults.dropAnswer("APPEND", nth, server::append), words));
            }
        }
        return rows;
    }

    static List<FaultRow> refusals() {
        var rows = new ArrayList<FaultRow>();
        for (String command : List.of("LIST", "EXAMINE", "UID SEARCH", "UID FETCH")) {
            for (String words : List.of("NO cannot now", "BAD what", "NO [THROTTLED] slow down",
                    "NO [UNAVAILABLE] try again later")) {
                rows.add(old("says " + words + " to " + command, () -> ImapFaults.answer(command, 1, 3, words)));
            }
            rows.add(old("says good-bye at " + command, () -> ImapFaults.bye(command, 1)));
        }
        for (String command : List.of("LIST", "SELECT", "UID FETCH", "CREATE", "APPEND")) {
            for (String words : List.of("NO [THROTTLED] slow down", "NO [OVERQUOTA] full",
                    "NO [UNAVAILABLE] try again later")) {
                rows.add(fresh("says " + words + " to " + command, () -> ImapFaults.answer(command, 2, 3, words)));
            }
            rows.add(fresh("says good-bye at " + command, () -> ImapFaults.bye(command, 2)));
        }
        return rows;
    }

    static List<FaultRow> silence() {
        return List.of(old("stalls at LOGIN", () -> ImapFaults.stall("LOGIN", 1)),
                old("stalls at UID FETCH", () -> ImapFaults.stall("UID FETCH", 2)),
                fresh("stalls at SELECT", () -> ImapFaults.stall("SELECT", 1)),
                fresh("stalls at APPEND", () -> ImapFaults.stall("APPEND", 1)),
                fresh("stalls at a later APPEND", () -> ImapFaults.stall("APPEND", 3)),
                old("drips", () -> ImapFaults.drip(1_000)), fresh("drips", () -> ImapFaults.drip(3)));
    }

    static List<FaultRow> lies() {
        return List.of(lie("says that messages have 1 octet", "RFC822\\.SIZE \\d+", "RFC822.SIZE 1"),
                lie("says that messages have 4 GB", "RFC822\\.SIZE \\d+", "RFC822.SIZE 4294967295"),
                lie("says that messages have more octets than fit into any number", "RFC822\\.SIZE \\d+",
                        "RFC822.SIZE 99999999999999999999"),
                old("counts 3 octets too many of a literal", () -> ImapFaults.instead(said -> literals(said, 3))),
                old("counts 3 octets too few of a literal", () -> ImapFaults.instead(said -> literals(said, -3))),
                lie("announces 2 GB", "\\{\\d+\\}", "{2147483647}"),
                lie("announces 99 GB", "\\{\\d+\\}", "{99999999999}"),
                lie("announces fewer than no octets", "\\{\\d+\\}", "{-5}"),
                lie("counts more messages than fit", "\\d+ EXISTS", "99999999999 EXISTS"),
                lie("has a UIDNEXT that is too high", "UIDNEXT \\d+", "UIDNEXT 99999999999999999999"),
                lie("has a UIDVALIDITY that is too high", "UIDVALIDITY \\d+", "UIDVALIDITY 99999999999999999999"),
                lie("finds UIDs that are too high", "\\* SEARCH", "* SEARCH 18446744073709551616"));
    }

    private static FaultRow lie(String name, String truth, String lie) {
        return old(name, () -> ImapFaults.instead(said -> said.replaceAll(truth, lie)));
    }

    private static String literals(String said, int more) {
        var matcher = Pattern.compile("\\{(\\d+)\\}").matcher(said);
        return matcher.replaceAll(found -> "{" + (Integer.parseInt(found.group(1)) + more) + "}");
    }

    static List<FaultRow> noise() {
        var rows = new ArrayList<FaultRow>();
        for (String line : List.of("* 99 EXISTS", "* 1 EXPUNGE", "* 1 FETCH (FLAGS (\\Seen))", "* 0 RECENT",
                "* OK [ALERT] the disk is hot", "* STATUS Other (MESSAGES 3)", "* VANISHED 1:3", "* FLAGS (\\Seen)",
                "* XFOO (bar {3}\r\nbaz)", "", "*", "* ", "* OK", "garbage", "\u0000\u0001", "a999 OK not yours",
                "* 1 FETCH", "* 1 FETCH (", "* 1 FETCH (UID", "* 1 FETCH (UID 1 BODY[] NIL)",
                "* 1 FETCH (UID 1 FLAGS (\\Seen))",
                "* 1 FETCH ((((((((")) {
            rows.add(old("says in between: " + readable(line), () -> before(line)));
            rows.add(fresh("says in between: " + readable(line), () -> before(line)));
        }
        for (String words : List.of(ALL, NO_UIDPLUS, NOTHING)) {
            rows.add(new FaultRow("answers out of turn", false, _ -> ImapFaults.outOfTurn(), words));
        }
        return rows;
    }

    /** Before each tagged answer and each FETCH. */
    private static ImapFault before(String line) {
        UnaryOperator<String> noisy = said -> said.matches("(?s)[A-Z]+\\d+ (OK|NO).*|\\* \\d+ FETCH.*")
                ? line + "\r\n" + said
                : said;
        return ImapFaults.instead(noisy);
    }

    private static String readable(String line) {
        return "'" + line.replaceAll("[\\x00-\\x1f]", "?") + "'";
    }

    static List<FaultRow> endless() {
        return List.of(
                old("never ends a line", () -> ImapFaults.endlessLine("UID FETCH", 1, "* 1 FETCH (FLAGS (", ENDLESS)),
                old("never ends a line of its greeting's",
                        () -> ImapFaults.endlessLine("CAPABILITY", 1, "* CAP", ENDLESS)),
                fresh("never ends a line",
                        () -> ImapFaults.endlessLine("APPEND", 1, "* OK ", ENDLESS)));
    }
}
