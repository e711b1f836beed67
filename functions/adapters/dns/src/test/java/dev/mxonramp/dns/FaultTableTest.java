package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What goes wrong on real name servers, and what people try: through real packets, and never a false "verified", be it
 * that a domain is somebody's or that its mail comes here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTest {
    /** Most rows wait for answers that do not come: several at once, each in a world of its own. */
    private static final int AT_ONCE = 6;
    private static final List<FaultRow> ROWS = Arrays.stream(Wanted.values())
            .flatMap(wanted -> FaultRows.of(wanted).stream()).toList();

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private Map<FaultRow, Future<Wanted.Seen>> played = Map.of();

    @BeforeAll
    void begin() {
        played = ROWS.stream().collect(Collectors.toMap(Function.identity(), row -> threads.submit(row::play)));
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
    }

    static List<FaultRow> rows() {
        return ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row(FaultRow row) throws InterruptedException, ExecutionException {
        Future<Wanted.Seen> future = played.get(row);
        if (future == null) {
            throw new IllegalStateException("not begun: " + row);
        }
        Wanted.Seen seen = future.get();
        assertEquals(row.code(), seen.code(), seen::told);
        assertEquals(row.verifies(), seen.verified(), seen::told);
        assertFalse(seen.verified() && !row.published(), seen::told);
    }

    @ParameterizedTest
    @EnumSource
    void thereAreAtLeastFortyOfThemThatDoNotVerify(Wanted wanted) {
        List<FaultRow> rows = ROWS.stream().filter(row -> row.wanted() == wanted).toList();
        assertTrue(rows.stream().filter(row -> !row.verifies()).count() >= 40, () -> rows.size() + " rows");
        assertEquals(rows.size(), rows.stream().map(FaultRow::name).distinct().count());
    }
}
