package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.dns.TxtCheck;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on real name servers, and what people try: through real packets, and never a false "verified". */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTest {
    /** Most rows wait for answers that do not come: several at once, each in a world of its own. */
    private static final int AT_ONCE = 6;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Map<FaultRow, Future<TxtCheck.Outcome>> outcomes = Map.of();

    @BeforeAll
    void begin() {
        outcomes = rows().stream()
                .collect(Collectors.toMap(Function.identity(), row -> threads.submit(() -> outcome(row))));
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
    }

    private static TxtCheck.Outcome outcome(FaultRow row) {
        try (World world = row.signed() ? World.signed(2) : new World(2)) {
            if (row.published()) {
                world.zone.putTxt(World.NAME, 120, World.VALUE);
            }
            row.begin().accept(world);
            return world.txt();
        }
    }

    private static final List<FaultRow> ROWS = Faults.all();

    static List<FaultRow> rows() {
        return ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row(FaultRow row) throws InterruptedException, ExecutionException {
        Future<TxtCheck.Outcome> future = outcomes.get(row);
        if (future == null) {
            throw new IllegalStateException("not begun: " + row);
        }
        TxtCheck.Outcome outcome = future.get();
        assertEquals(row.code(), outcome.finding().code(), outcome::toString);
        assertEquals(row.verifies(), outcome.proven(), outcome::toString);
        assertFalse(outcome.proven() && !row.published(), outcome::toString);
    }

    @Test
    void thereAreAtLeastFortyOfThemThatDoNotVerify() {
        assertTrue(rows().stream().filter(row -> !row.verifies()).count() >= 40, () -> rows().size() + " rows");
        assertEquals(rows().size(), rows().stream().map(FaultRow::name).distinct().count());
    }
}
