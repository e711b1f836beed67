package dev.mxonramp.dns.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The rows of the TXT table. */
final class TxtRows {
    private static final String RIGHT = txt(Row.VALUE);

    private final List<Row> rows = new ArrayList<>();

    private TxtRows() {}

    static List<Row> all() {
        var table = new TxtRows();
        table.records();
        table.places();
        table.servers();
        table.signatures();
        return List.copyOf(table.rows);
    }

    /** The record at the challenge's name with this value. */
    private static String txt(String value) {
        return "_onramp-challenge 120 TXT \"" + value.replace("\"", "\\\"") + "\"";
    }

    private void row(String seen, String domain, String code, ZoneText zone, String... says) {
        boolean proven = code.equals("txt.found") || code.equals("txt.cached");
        rows.add(new Row(seen, Row.Type.TXT, domain, code, proven, List.of(says), List.of(zone)));
    }

    private void records() {
        row("found", "found.test", "txt.found", ZoneText.of("found.test", RIGHT), "2 of 2");
        row("found at the domain itself, in two strings, beside others", "apex.test", "txt.found",
                ZoneText.of("apex.test", "@ 60 TXT \"v=spf1 -all\"",
                        "@ 60 TXT \"onramp-verification=\" \"" + Row.CODE + "\""));
        row("found in an answer that only TCP can carry", "large.test", "txt.found", ZoneText.of("large.test",
                IntStream.rangeClosed(0, 40).mapToObj(i -> i == 20 ? RIGHT : txt(i + "x".repeat(240)))
                        .toArray(String[]::new)));
        row("name does not exist, zone answers", "absent.test", "txt.absent",
                ZoneText.of("absent.test", "@ 60 A 192.0.2.80"), "_onramp-challenge.absent.test",
                "ns1.name-servers.test");
        row("name exists only as the end of another", "nodata.test", "txt.absent",
                ZoneText.of("nodata.test", "below._onramp-challenge 60 A 192.0.2.80"));
        row("name exists, no TXT", "no-txt.test", "txt.no-txt",
                ZoneText.of("no-txt.test", "_onramp-challenge 60 A 192.0.2.80"), "with A instead");
        row("TXT with another value", "other.test", "txt.other-value", ZoneText.of("other.test", txt("hello")),
                "\"hello\"");
        row("TXT with a part of the value", "part.test", "txt.other-value",
                ZoneText.of("part.test", txt(Row.VALUE.substring(0, 40))), "only a part");
        row("right value with extra characters", "quotes.test", "txt.decorated",
                ZoneText.of("quotes.test", txt("onramp-verification=\"" + Row.CODE + "\"")), "exactly " + Row.VALUE);
        row("a wildcard answers", "wild.test", "txt.wildcard",
                ZoneText.of("wild.test", "* 60 TXT \"" + Row.VALUE + "\""), "*.wild.test");
    }

    private void places() {
        row("found at the name with the domain twice", "doubled.test", "txt.doubled-name",
                ZoneText.of("doubled.test", "_onramp-challenge.doubled.test 60 TXT " + Row.VALUE),
                "enter only _onramp-challenge.");
        row("found at www", "at-www.test", "txt.misplaced",
                ZoneText.of("at-www.test", "www 60 TXT " + Row.VALUE), "www.at-www.test");
        row("found without the underscore", "bare.test", "txt.misplaced",
                ZoneText.of("bare.test", "onramp-challenge 60 TXT " + Row.VALUE), "onramp-challenge.bare.test");
        row("found at the parent", "shop.parent.test", "txt.misplaced", ZoneText.of("parent.test", RIGHT),
                "_onramp-challenge.parent.test");
        row("CNAME at the name, to the value", "alias.test", "txt.found",
                ZoneText.of("alias.test", "_onramp-challenge 60 CNAME here.proofs.test."));
        row("CNAME at the name, to no TXT", "dangling.test", "txt.cname",
                ZoneText.of("dangling.test", "_onramp-challenge 60 CNAME empty.proofs.test."), "empty.proofs.test");
        row("found below a name of the zone", "shop.whole.test", "txt.found",
                ZoneText.of("whole.test", "_onramp-challenge.shop 60 TXT " + Row.VALUE));
        rows.add(new Row("found in a zone of its own below the domain's", Row.Type.TXT, "shop.cut.test", "txt.found",
                true,
                List.of(), List.of(ZoneText.of("cut.test", "@ 60 A 192.0.2.80"), ZoneText.of("shop.cut.test", RIGHT))));
        rows.add(new Row("found where the challenge's name is a zone", Row.Type.TXT, "leaf.test", "txt.found", true,
                List.of(), List.of(ZoneText.of("leaf.test", "@ 60 A 192.0.2.80"),
                        ZoneText.of("_onramp-challenge.leaf.test", "@ 60 TXT " + Row.VALUE))));
    }

    private void servers() {
        row("some servers have it, some not", "stale.test", "txt.partial",
                ZoneText.of("stale.test", RIGHT).stale("@ 60 A 192.0.2.80"), "1 of 2");
        row("authority has it, public resolver does not yet", "cached.test", "txt.cached",
                ZoneText.of("cached.test", RIGHT).remembered("@ 60 A 192.0.2.80"), "nothing to do");
        row("REFUSED by all", "lame.test", "dns.lame", ZoneText.of("lame.test", RIGHT).hosted(Hosting.LAME));
        row("REFUSED by one, found at the other", "half-lame.test", "txt.found",
                ZoneText.of("half-lame.test", RIGHT).hosted(Hosting.ONE_LAME), "lame");
        row("no server listens", "dead.test", "dns.unreachable",
                ZoneText.of("dead.test", RIGHT).hosted(Hosting.DEAD));
        row("one server does not listen, found at the other", "half-dead.test", "txt.found",
                ZoneText.of("half-dead.test", RIGHT).hosted(Hosting.ONE_DEAD));
        row("the zone names more servers than the registry", "more.test", "txt.found",
                ZoneText.of("more.test", RIGHT).hosted(Hosting.CHILD_NAMES_MORE),
                "only the zone ns2.name-servers.test");
        row("the registry names more servers than the zone", "fewer.test", "txt.found",
                ZoneText.of("fewer.test", RIGHT).hosted(Hosting.PARENT_NAMES_MORE),
                "only the registry ns2.name-servers.test");
        rows.add(new Row("NXDOMAIN at the registrable domain", Row.Type.TXT, "gone.test", "dns.unregistered", false,
                List.of(), List.of()));
    }

    private void signatures() {
        row("found in a signed zone, NSEC", "nsec.test", "txt.found",
                ZoneText.of("nsec.test", RIGHT).signed(Signing.NSEC));
        row("found in a signed zone, NSEC3", "nsec3.test", "txt.found",
                ZoneText.of("nsec3.test", RIGHT).signed(Signing.NSEC3));
        row("the signatures have expired", "expired.test", "dns.bogus",
                ZoneText.of("expired.test", RIGHT).signed(Signing.EXPIRED), "DS record");
        row("the DS record is of another key", "other-ds.test", "dns.bogus",
                ZoneText.of("other-ds.test", RIGHT).signed(Signing.OTHER_DS), "DS record");
        row("the record has no signature", "unsigned-txt.test", "dns.bogus",
                ZoneText.of("unsigned-txt.test", RIGHT).signed(Signing.UNSIGNED_CHALLENGE));
        row("a DS record for a zone that is not signed", "ds-only.test", "dns.bogus",
                ZoneText.of("ds-only.test", RIGHT).signed(Signing.DS_ONLY));
        row("a wildcard answers, signed", "signed-wild.test", "txt.wildcard",
                ZoneText.of("signed-wild.test", "* 60 TXT " + Row.VALUE).signed(Signing.NSEC3));
        row("CNAME in a signed zone to an unsigned one", "signed-alias.test", "txt.found",
                ZoneText.of("signed-alias.test", "_onramp-challenge 60 CNAME here.proofs.test.")
                        .signed(Signing.NSEC));
        for (Signing signing : List.of(Signing.NSEC, Signing.NSEC3)) {
            String above = "above-" + signing.name().toLowerCase(Locale.ROOT) + ".test";
            rows.add(new Row("found in an unsigned zone below a signed one, " + signing, Row.Type.TXT, "open." + above,
                    "txt.found", true, List.of(), List.of(ZoneText.of(above, "@ 60 A 192.0.2.80").signed(signing),
                            ZoneText.of("open." + above, RIGHT))));
        }
    }
}
