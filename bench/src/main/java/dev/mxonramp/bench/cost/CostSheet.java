package dev.mxonramp.bench.cost;

import dev.mxonramp.local.template.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the system on counting stores, prints what it costs, and writes that to {@code docs/costs.md}. */
public final class CostSheet {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int FEW = 100;
    private static final int MANY = 1_000;

    private CostSheet() {}

    /** @param arguments the repository's folder */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 0 ? "." : arguments[0]);
        Wiring wiring = Template.wiring(root);
        var waiting = new Projection(WaitingClaims.run(wiring, 0, WEEK), WaitingClaims.run(wiring, FEW, WEEK),
                WaitingClaims.run(wiring, MANY, WEEK), WEEK);
        var report = new CostReport(PriceList.load(), waiting, Onboardings.run(wiring, 5),
                Onboardings.run(wiring, 15));
        String text = report.text();
        System.out.println(text);
        Files.writeString(root.resolve("docs/costs.md"), text);
        System.exit(0);
    }
}
