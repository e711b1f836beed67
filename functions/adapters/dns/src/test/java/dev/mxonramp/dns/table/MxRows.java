package dev.mxonramp.dns.table;

import java.util.ArrayList;
import java.util.List;

/** The rows of the MX table. */
final class MxRows {
    private static final String FIRST = "@ 300 MX 10 mx1.onramp.test.";
    private static final String SECOND = "@ 300 MX 20 mx2.onramp.test.";
    private static final String OLD = "@ 300 MX 10 mail.old.test.";

    private final List<Row> rows = new ArrayList<>();

    private MxRows() {}

    static List<Row> all() {
        var table = new MxRows();
        table.records();
        table.targets();
        table.servers();
        return List.copyOf(table.rows);
    }

    private void row(String seen, String domain, String code, ZoneText zone, String... says) {
        boolean ours = code.equals("mx.complete") || code.equals("mx.order");
        rows.add(new Row(seen, Row.Type.MX, domain, code, ours, List.of(says), List.of(zone)));
    }

    private void records() {
        row("no MX", "mx-none.test", "mx.none", ZoneText.of("mx-none.test", "@ 60 A 192.0.2.80"),
                "MX 10 mx1.onramp.test.");
        row("all ours, in order", "mx-complete.test", "mx.complete", ZoneText.of("mx-complete.test", FIRST, SECOND));
        row("all ours, and the resolver remembers the old set", "mx-late.test", "mx.complete",
                ZoneText.of("mx-late.test", FIRST, SECOND).remembered(OLD), "UTC");
        row("all ours, in a signed zone", "mx-signed.test", "mx.complete",
                ZoneText.of("mx-signed.test", FIRST, SECOND).signed(Signing.NSEC3));
        row("ours, order reversed", "mx-order.test", "mx.order", ZoneText.of("mx-order.test",
                "@ 300 MX 20 mx1.onramp.test.", "@ 300 MX 10 mx2.onramp.test."), "Swap");
        row("some of ours missing", "mx-partial.test", "mx.partial", ZoneText.of("mx-partial.test", FIRST),
                "mx2.onramp.test is missing");
        row("ours and others", "mx-split.test", "mx.split",
                ZoneText.of("mx-split.test", FIRST, SECOND, "@ 300 MX 30 mail.old.test."),
                "Remove the MX record 30 mail.old.test.");
        row("only others'", "mx-other.test", "mx.other", ZoneText.of("mx-other.test", OLD), "mail.old.test");
        row("null MX, alone", "mx-null.test", "mx.null", ZoneText.of("mx-null.test", "@ 300 MX 0 ."));
        row("null MX, beside others", "mx-null-too.test", "mx.null",
                ZoneText.of("mx-null-too.test", "@ 300 MX 0 .", FIRST, SECOND), "beside others");
    }

    private void targets() {
        row("target is a CNAME", "mx-cname.test", "mx.cname", ZoneText.of("mx-cname.test", "@ 300 MX 10 mail",
                "mail 60 CNAME mail.old.test."), "mail.mx-cname.test");
        row("target is a CNAME elsewhere", "mx-alias.test", "mx.cname",
                ZoneText.of("mx-alias.test", "@ 300 MX 10 alias.old.test."), "alias.old.test");
        row("the domain is a CNAME", "shop.mx-alias-self.test", "mx.cname",
                ZoneText.of("mx-alias-self.test", "shop 60 CNAME mail.old.test."));
        row("target is an IP literal", "mx-address.test", "mx.address",
                ZoneText.of("mx-address.test", "@ 300 MX 10 192.0.2.1."), "192.0.2.1");
        row("target is a name without address", "mx-unresolvable.test", "mx.unresolvable",
                ZoneText.of("mx-unresolvable.test", "@ 300 MX 10 nowhere.old.test."), "nowhere.old.test");
        row("target is a name of the zone without address", "mx-hollow.test", "mx.unresolvable",
                ZoneText.of("mx-hollow.test", "@ 300 MX 10 nowhere"), "nowhere.mx-hollow.test");
        row("our host with the domain appended", "mx-suffixed.test", "mx.suffixed",
                ZoneText.of("mx-suffixed.test", "@ 300 MX 10 mx1.onramp.test", "@ 300 MX 20 mx2.onramp.test"),
                "mx1.onramp.test. with the dot");
        row("ours at www", "mx-www.test", "mx.misplaced", ZoneText.of("mx-www.test",
                "www 300 MX 10 mx1.onramp.test.", "www 300 MX 20 mx2.onramp.test."), "www.mx-www.test");
        row("ours at mail", "mx-mail.test", "mx.misplaced", ZoneText.of("mx-mail.test",
                "mail 300 MX 10 mx1.onramp.test.", "mail 300 MX 20 mx2.onramp.test."), "mail.mx-mail.test");
        row("ours at the doubled name", "mx-doubled.test", "mx.misplaced", ZoneText.of("mx-doubled.test",
                "mx-doubled.test 300 MX 10 mx1.onramp.test.", "mx-doubled.test 300 MX 20 mx2.onramp.test."),
                "mx-doubled.test.mx-doubled.test");
        row("a name of the zone with its own MX", "shop.mx-sub.test", "mx.complete", ZoneText.of("mx-sub.test", OLD,
                "shop 300 MX 10 mx1.onramp.test.", "shop 300 MX 20 mx2.onramp.test."));
    }

    private void servers() {
        row("servers differ", "mx-stale.test", "mx.disagree",
                ZoneText.of("mx-stale.test", FIRST, SECOND).stale(OLD), "1 of 2");
        row("REFUSED by all", "mx-lame.test", "dns.lame",
                ZoneText.of("mx-lame.test", FIRST, SECOND).hosted(Hosting.LAME));
        row("no server listens", "mx-dead.test", "dns.unreachable",
                ZoneText.of("mx-dead.test", FIRST, SECOND).hosted(Hosting.DEAD));
        row("the signatures have expired", "mx-expired.test", "dns.bogus",
                ZoneText.of("mx-expired.test", FIRST, SECOND).signed(Signing.EXPIRED));
        row("the DS record is of another key", "mx-other-ds.test", "dns.bogus",
                ZoneText.of("mx-other-ds.test", FIRST, SECOND).signed(Signing.OTHER_DS));
        rows.add(new Row("NXDOMAIN at the registrable domain", Row.Type.MX, "mx-gone.test", "dns.unregistered", false,
                List.of(), List.of()));
    }
}
