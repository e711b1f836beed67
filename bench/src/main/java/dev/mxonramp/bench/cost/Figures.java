package dev.mxonramp.bench.cost;

import java.util.Locale;

/** Numbers as the sheet writes them. */
final class Figures {
    private Figures() {}

    /** To the whole. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** With two decimals. */
    static String cents(double number) {
        return String.format(Locale.ROOT, "%,.2f", number);
    }

    /** With three decimals. */
    static String fine(double number) {
        return String.format(Locale.ROOT, "%,.3f", number);
    }
}
