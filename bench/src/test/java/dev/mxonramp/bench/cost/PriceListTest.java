package dev.mxonramp.bench.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {
    private static final String ALL = Stream.of(Unit.values())
            .map(unit -> unit + "\t2.5\t1000\thttps://prices.example/\t2026-11-23").collect(Collectors.joining("\n"));

    @Test
    void everyUnitHasExactlyOnePriceWithASource() {
        PriceList list = PriceList.load();
        assertEquals(Unit.values().length, list.prices().size());
    }

    @Test
    void dollarsAreForSoManyUnits() {
        PriceList list = PriceList.read("# words\n" + ALL);
        assertEquals(5, list.dollars(Unit.EVENT, 2_000));
        assertEquals(7.5, list.dollars(new Counts(Map.of(Unit.EVENT, 2_000.0, Unit.MESSAGE, 1_000.0))), 1e-9);
    }

    @Test
    void aUnitWithoutAPriceIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> PriceList.read(ALL.lines().skip(1).collect(
                Collectors.joining("\n"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVENT\t1\t1000\thttps://prices.example/\t2026-11-23",
            "SOMETHING\t1\t1\thttps://a\t2026-11-23",
            "EVENT\t1\t1000", "EVENT\t0\t1000\thttps://a\t2026-11-23", "EVENT\t1\t1000\thearsay\t2026-11-23",
            "EVENT\t1\t1000\thttps://a\tyesterday"})
    void aSecondPriceOrALineThatIsNoneIsAnError(String line) {
        assertThrows(RuntimeException.class, () -> PriceList.read(ALL + "\n" + line));
    }
}
