package dev.mxonramp.domain.migration.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A server that lets one connection in, and no other beside it. */
final class OneConnectionTest {
    private final CountDownLatch asked = new CountDownLatch(2);

    /** A connection of which nothing is wanted but that it ends. */
    private static MailboxReader reader() {
        return (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (_, method, _) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    throw new AssertionError("nobody is to call " + method);
                });
    }

    private MailboxReader open() {
        asked.countDown();
        if (asked.getCount() == 0) {
            throw new ServerBusy("Too many connections of this user.");
        }
        return reader();
    }

    @Test
    void tasksThatOverlapWaitForTheOneThereIs() throws InterruptedException, ExecutionException {
        var taken = new CountDownLatch(1);
        try (var connections = new Connections<>(this::open, 4)) {
            // It keeps the connection until the other task was refused one of its own.
            var first = new FutureTask<>(() -> connections.use(reader -> {
                taken.countDown();
                awaited(asked);
                return reader;
            }));
            Thread.ofVirtual().start(first);
            taken.await();
            MailboxReader second = connections.use(reader -> reader);
            assertSame(first.get(), second);
            assertEquals(0, asked.getCount());
        }
    }

    @Test
    void refusalOfTheOnlyConnectionIsTold() {
        asked.countDown();
        try (var connections = new Connections<>(this::open, 4)) {
            assertThrows(TransientFailure.class, () -> connections.use(reader -> reader));
            assertThrows(ServerBusy.class, () -> connections.use(reader -> reader));
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
