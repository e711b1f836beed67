package dev.mxonramp.bench.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong size is said before anything starts. */
class ParametersTest {
    private static final String ALL = "jar=a.jar messages=5 small=6 large=7 rounds=3 delays=0,20";

    @Test
    void allAreRead() {
        assertEquals(new Parameters(Path.of("a.jar"), 5, 6, 7, 3, List.of(Duration.ZERO, Duration.ofMillis(20))),
                Parameters.of(ALL.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jar=a.jar", ALL + " more=1", ALL + " rounds", ALL + " rounds=0", ALL + " small=-1",
            ALL + " delays=", ALL + " messages=many"})
    void anythingElseIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(line.split(" ")));
    }
}
