package dev.mxonramp.bench.migration;

import dev.mxonramp.bench.migration.report.Target;
import dev.mxonramp.bench.migration.tool.BareCeiling;
import dev.mxonramp.bench.migration.tool.BareSource;
import dev.mxonramp.bench.migration.tool.Doveadm;
import dev.mxonramp.bench.migration.tool.Mbsync;
import dev.mxonramp.bench.migration.tool.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who is measured beside ours, and how much faster ours must be. */
final class Rivals {
    private static final Tool MBSYNC = new Mbsync();
    private static final Tool DOVEADM = new Doveadm();
    private static final Tool CEILING = new BareCeiling();
    private static final Tool SOURCE = new BareSource();
    private static final long FEW_MILLIS = 20;
    private static final long MANY_MILLIS = 80;

    private final Tool ours;
    private final List<Tool> installed;

    /** @param say is told of the tools that are missing */
    Rivals(Tool ours, Consumer<String> say) {
        this.ours = ours;
        this.installed = List.of(ours, MBSYNC, DOVEADM, CEILING).stream().filter(each -> {
            if (!each.missing().isEmpty()) {
                say.accept(each.name() + " is left out: apt-get install " + each.missing());
            }
            return each.missing().isEmpty();
        }).toList();
    }

    Tool ours() {
        return ours;
    }

    /** Who reads a whole mailbox and moves nothing. */
    Tool reading() {
        return SOURCE;
    }

    /** Whose speed no copy can reach, since it writes only. */
    Tool writing() {
        return CEILING;
    }

    /** Who copies a whole mailbox. */
    List<Tool> copying() {
        return installed;
    }

    /** Who goes over a mailbox again and copies what is new. */
    List<Tool> repeating() {
        return installed.stream().filter(each -> each.equals(ours) || each.equals(MBSYNC)).toList();
    }

    /** For a copy over this round trip. */
    List<Target> targets(Duration roundTrip) {
        var targets = new ArrayList<>(List.of(new Target(CEILING.name(), 0.8)));
        if (roundTrip.isZero()) {
            targets.add(new Target(MBSYNC.name(), 1));
        } else if (roundTrip.toMillis() == FEW_MILLIS) {
            targets.add(new Target(MBSYNC.name(), 4));
            targets.add(new Target(DOVEADM.name(), 1.5));
        } else if (roundTrip.toMillis() == MANY_MILLIS) {
            targets.add(new Target(MBSYNC.name(), 10));
        }
        return targets;
    }

    /** For a pass with nothing new, over whatever way. */
    List<Target> targetsOfNothingNew() {
        return List.of(new Target(MBSYNC.name(), 1));
    }
}
