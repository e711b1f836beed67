package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.dns.provider.Providers;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.preset.SourcePreset;
import dev.mxonramp.domain.migration.preset.SourcePresets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsOptionTest {
    @Test
    void whatIsTypedHoldsForBothSides() {
        assertEquals(new ConnectionLimits(7, 7), ConnectionsOption.limits(7, "a.test", "b.test"));
    }

    @Test
    void unknownServersGetWhatIsUsual() {
        assertEquals(ConnectionLimits.DEFAULT, ConnectionsOption.limits(null, "a.test", "b.test"));
    }

    @Test
    void noProviderGetsMoreThanItBears() {
        ConnectionLimits usual = ConnectionLimits.DEFAULT;
        for (SourcePreset each : SourcePresets.load(Providers.load()).all()) {
            ConnectionLimits limits = ConnectionsOption.limits(null, each.host(), each.host());
            assertEquals(Math.min(each.connections(), usual.source()), limits.source(), each.id());
            assertEquals(Math.min(each.connections(), usual.target()), limits.target(), each.id());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 1_000})
    void otherNumbersAreMistakes(int typed) {
        assertThrows(IllegalArgumentException.class, () -> ConnectionsOption.limits(typed, "a.test", "b.test"));
    }
}
