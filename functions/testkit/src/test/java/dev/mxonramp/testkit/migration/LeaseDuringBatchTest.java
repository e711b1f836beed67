package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch may take longer than a lease: the lease is kept meanwhile, or the worker stops writing. */
final class LeaseDuringBatchTest {
    private final OneMailboxMove move = new OneMailboxMove();

    @BeforeEach
    void beatFast() {
        move.beat = Duration.ofMillis(5);
        move.arrive("a", "b");
    }

    /** Does something while a batch is on its way, before any of it is stored. */
    private void duringAppend(Runnable event) {
        move.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    if (method.getName().equals("append")) {
                        event.run();
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertTrue(condition.getAsBoolean(), "it never happened");
    }

    @Test
    void leaseIsRenewedWhileABatchTakesLong() {
        duringAppend(() -> {
            for (int i = 0; i < 5; i++) {
                move.clock.advance(Duration.ofSeconds(50));
                var renewed = move.clock.instant().plusSeconds(60);
                await(() -> move.leases.until(OneMailboxMove.ANN).filter(renewed::equals).isPresent());
                assertTrue(move.leases.acquire(OneMailboxMove.ANN, "another", Duration.ofMinutes(1)).isEmpty());
            }
        });
        assertFalse(move.work(1));
        assertEquals(List.of("a", "b"), move.arrived());
    }

    /** Does something while a batch is on its way, and waits until the worker is cut off from the target. */
    private void cutDuringAppend(Runnable event) {
        var cut = new CountDownLatch(1);
        duringAppend(() -> {
            event.run();
            // Only now: a beat in between would renew the lease, and not look again for some time of this clock.
            move.clock.advance(Duration.ofSeconds(20));
            await(() -> cut.getCount() == 0);
        });
        var around = move.aroundWriter;
        move.aroundWriter = real -> around.apply((MailboxWriter) Proxy.newProxyInstance(
                MailboxWriter.class.getClassLoader(), new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close")) {
                            cut.countDown();
                        }
                    }
                }));
    }

    @Test
    void workerWhoseLeaseIsLostIsCutOffFromTheTarget() {
        cutDuringAppend(() -> move.leases.take(OneMailboxMove.ANN, "another"));
        TransientFailure failure = assertThrows(TransientFailure.class, () -> move.work(1));
        assertEquals(LeaseHeld.class, failure.getClass());
        assertEquals(List.of(), move.arrived());
    }

    @Test
    void workerWhoseMailboxIsLostIsCutOffFromTheTarget() {
        cutDuringAppend(() -> move.admission = _ -> {
            throw new SourceRefused("It is another's now.");
        });
        assertThrows(SourceRefused.class, () -> move.work(1));
        assertEquals(List.of(), move.arrived());
    }

    @Test
    void betweenBatchesAMailboxThatIsLostIsNoticedToo() {
        move.admission = _ -> {
            throw new SourceRefused("It is another's now.");
        };
        move.aroundReader = reader -> {
            move.clock.advance(Duration.ofSeconds(20));
            return reader;
        };
        assertThrows(SourceRefused.class, () -> move.work(1));
        assertEquals(List.of(), move.arrived());
    }

    @Test
    void storeThatDoesNotAnswerForAMomentCostsNothing() {
        duringAppend(() -> {
            move.clock.advance(Duration.ofSeconds(20));
            move.leaseFaults.failNext("LeaseStore.acquire", 3);
            await(() -> move.leaseFaults.pending().isEmpty());
        });
        assertFalse(move.work(1));
        assertEquals(List.of("a", "b"), move.arrived());
    }
}
