package dev.mxonramp.bench.cost;

import static dev.mxonramp.bench.cost.Figures.cents;
import static dev.mxonramp.bench.cost.Figures.whole;

/** Two designs side by side, unit by unit. */
record CostTable(PriceList prices, Counts ours, Counts loop) {
    /** Markdown. */
    String text() {
        var text = new StringBuilder("""
                | unit | MX Onramp | US dollars | polling loop | US dollars |
                | --- | ---: | ---: | ---: | ---: |
                """);
        for (Unit unit : Unit.values()) {
            if (ours.of(unit) + loop.of(unit) > 0) {
                text.append("| %s | %s | %s | %s | %s |\n".formatted(unit.label(), whole(ours.of(unit)),
                        cents(prices.dollars(unit, ours.of(unit))), whole(loop.of(unit)),
                        cents(prices.dollars(unit, loop.of(unit)))));
            }
        }
        return text.append("| **together** | | **%s** | | **%s** |\n".formatted(cents(prices.dollars(ours)),
                cents(prices.dollars(loop)))).toString();
    }
}
