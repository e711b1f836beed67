package dev.mxonramp.bench.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** The list prices of {@code prices.tsv}: exactly one for each unit. */
record PriceList(Map<Unit, Price> prices) {
    private static final int COLUMNS = 5;

    /**
     * A price.
     *
     * @param dollars US dollars, without tax
     * @param per for so many units
     * @param source where it stands
     * @param seen when it was read there
     */
    record Price(double dollars, double per, String source, LocalDate seen) {
        Price {
            if (dollars <= 0 || per <= 0 || !source.startsWith("https://")) {
                throw new IllegalArgumentException("a price is positive and has a source");
            }
        }
    }

    PriceList {
        prices = Map.copyOf(prices);
        for (Unit unit : Unit.values()) {
            if (!prices.containsKey(unit)) {
                throw new IllegalArgumentException("nothing says what " + unit + " costs");
            }
        }
    }

    static PriceList load() {
        try (InputStream in = PriceList.class.getResourceAsStream("prices.tsv")) {
            if (in == null) {
                throw new IllegalStateException("prices.tsv is missing");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if a line is not understood, names no unit or one again, or a unit has none */
    static PriceList read(String text) {
        var prices = new EnumMap<Unit, Price>(Unit.class);
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
            }
            var price = new Price(Double.parseDouble(columns[1]), Double.parseDouble(columns[2]), columns[3],
                    LocalDate.parse(columns[4]));
            if (prices.put(Unit.valueOf(columns[0]), price) != null) {
                throw new IllegalArgumentException("two prices for " + columns[0]);
            }
        });
        return new PriceList(prices);
    }

    Price of(Unit unit) {
        Price price = prices.get(unit);
        if (price == null) {
            throw new IllegalArgumentException("no price for " + unit);
        }
        return price;
    }

    /** US dollars for so many of one unit. */
    double dollars(Unit unit, double count) {
        return of(unit).dollars() * count / of(unit).per();
    }

    /** US dollars for all. */
    double dollars(Counts counts) {
        double sum = 0;
        for (Unit unit : Unit.values()) {
            sum += dollars(unit, counts.of(unit));
        }
        return sum;
    }
}
