package dev.mxonramp.dns;

import static dev.mxonramp.dns.FaultRow.everywhere;

import dev.mxonramp.testkit.dns.ServerFault;
import dev.mxonramp.testkit.dns.Tampering;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The table of faults for one thing that is wanted, while it is written. */
final class FaultRows {
    final Wanted wanted;
    final Forgery forgery;
    private final List<FaultRow> rows = new ArrayList<>();

    private FaultRows(Wanted wanted) {
        this.wanted = wanted;
        this.forgery = new Forgery(wanted);
    }

    /** All rows for it. */
    static List<FaultRow> of(Wanted wanted) {
        var table = new FaultRows(wanted);
        Faults.fill(table);
        Forgeries.fill(table);
        SignedFaults.fill(table);
        return List.copyOf(table.rows);
    }

    /** The right records are there, and every server has this fault. */
    void fault(String code, ServerFault fault) {
        published(fault.name(), code, world -> world.everyServer(fault));
    }

    /** The right records are there, and this happens. */
    void published(String name, String code, Consumer<World> begin) {
        add(name, false, true, code, begin);
    }

    /** The right records are not there, and this is done. */
    void unpublished(String name, String code, Consumer<World> begin) {
        add(name, false, false, code, begin);
    }

    /** The right records are not there, and every server says this. */
    void forged(String name, String code, Tampering tampering) {
        unpublished(name, code, world -> everywhere(world, tampering));
    }

    /** The same in a signed zone. */
    void signed(String name, boolean published, String code, Consumer<World> begin) {
        add(name, true, published, code, begin);
    }

    private void add(String name, boolean signed, boolean published, String code, Consumer<World> begin) {
        rows.add(new FaultRow(wanted, name, signed, published, code, begin));
    }
}
