package dev.mxonramp.bench.cost;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** So many of each unit. */
record Counts(Map<Unit, Double> units) {
    static final Counts NONE = new Counts(Map.of());

    Counts {
        var copy = new EnumMap<Unit, Double>(Unit.class);
        copy.putAll(units);
        units = Collections.unmodifiableMap(copy);
    }

    double of(Unit unit) {
        return units.getOrDefault(unit, 0.0);
    }

    Counts plus(Counts other) {
        return with(other, Double::sum);
    }

    Counts minus(Counts other) {
        return with(other, (a, b) -> a - b);
    }

    Counts times(double factor) {
        return with(this, (a, _) -> a * factor);
    }

    private Counts with(Counts other, DoubleBinaryOperator operator) {
        var result = new EnumMap<Unit, Double>(Unit.class);
        for (Unit unit : Unit.values()) {
            result.put(unit, operator.applyAsDouble(of(unit), other.of(unit)));
        }
        return new Counts(result);
    }
}
