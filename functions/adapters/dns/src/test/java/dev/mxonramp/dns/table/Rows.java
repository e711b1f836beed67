package dev.mxonramp.dns.table;

import java.util.List;
import java.util.stream.Stream;

/** Every row of both tables of diagnoses that a zone's contents can bring about (dns.md, the diagnosis). */
public final class Rows {
    /** Zones that several rows use: our mail servers, somebody else's, and a place for aliases to lead to. */
    public static final List<ZoneText> COMMON = List.of(
            ZoneText.of("onramp.test", "mx1 300 A 192.0.2.1", "mx2 300 A 192.0.2.2"),
            ZoneText.of("old.test", "mail 300 A 192.0.2.25", "alias 300 CNAME mail"),
            ZoneText.of("proofs.test", "here 60 TXT \"" + Row.VALUE + "\"", "empty 60 A 192.0.2.9"));

    private Rows() {}

    /** All rows. */
    public static List<Row> all() {
        return Stream.concat(TxtRows.all().stream(), MxRows.all().stream()).toList();
    }

    /** All zones of all rows, and the common ones. */
    public static List<ZoneText> zones() {
        return Stream.concat(COMMON.stream(), all().stream().flatMap(row -> row.zones().stream())).toList();
    }
}
