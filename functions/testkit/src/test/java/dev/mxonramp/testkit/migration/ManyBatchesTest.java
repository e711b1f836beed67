package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.ConnectionLimits;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Fate;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder of several batches, which travel at the same time: whatever happens to one, nothing is lost or doubled. */
final class ManyBatchesTest {
    private static final long SEED = 20_261_123;
    private static final int MESSAGES = 1_300;
    private static final int ROUNDS = 6;

    private OneMailboxMove move = new OneMailboxMove();
    private final Random random = new Random(SEED);
    private final List<String> sent = new ArrayList<>();

    /** Every third message is like the one before it. */
    private void fill() {
        for (int i = 0; i < MESSAGES; i++) {
            sent.add("message " + (i % 3 == 2 ? i - 1 : i));
        }
        move.arrive(sent.toArray(String[]::new));
        sent.sort(null);
    }

    /** Works until a worker ends well; how many failed. */
    private int failures(int most) {
        for (int failures = 0; failures < most; failures++) {
            try {
                assertFalse(move.work(1));
                return failures;
            } catch (TransientFailure e) {
                move.leaseEnds();
            }
        }
        throw new AssertionError("it never ends");
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN_OFF", "ANSWER_LOST", "BUSY"})
    void connectionThatFailsAmongOthersCostsAndDoublesNothing(Fate fate) {
        for (int round = 0; round < ROUNDS; round++) {
            move = new OneMailboxMove();
            sent.clear();
            fill();
            int at = 1 + random.nextInt(MESSAGES);
            var seen = new AtomicInteger();
            move.fresh.fate(_ -> seen.incrementAndGet() == at ? fate : Fate.TAKEN);
            assertEquals(1, failures(9));
            assertEquals(sent, move.arrived(), "seed " + SEED);
            assertEquals(List.of(), move.listed());
            assertEquals(0, move.missing());
        }
    }

    @Test
    void targetThatTellsNoPlacesIsMatchedByDigest() {
        fill();
        move.fresh.uidPlus(false);
        var seen = new AtomicInteger();
        move.fresh.fate(_ -> seen.incrementAndGet() == 555 ? Fate.ANSWER_LOST : Fate.TAKEN);
        failures(9);
        assertEquals(sent, move.arrived());
        assertEquals(0, move.missing());
    }

    /** Whichever batch is settled first, of equal messages in several each finds one that is its own. */
    @Test
    void equalMessagesOfSeveralBatchesWithoutPlacesAreNotSentTwice() {
        for (int round = 0; round < ROUNDS; round++) {
            move = new OneMailboxMove();
            move.fresh.uidPlus(false);
            move.arrive(Collections.nCopies(MESSAGES, "the same").toArray(String[]::new));
            assertFalse(move.work(1));
            assertEquals(MESSAGES, move.arrived().size());
            assertEquals(List.of(), move.listed());
            assertEquals(0, move.missing());
        }
    }

    @Test
    void batchesThatAreDoneAreSettledBeforeTheFailureOfAnotherIsTold() {
        fill();
        var seen = new AtomicInteger();
        move.fresh.fate(_ -> seen.incrementAndGet() == 1000 ? Fate.FULL : Fate.TAKEN);
        assertThrows(TargetFull.class, () -> move.work(1));
        LedgerHead head = move.ledgers.list(OneMailboxMove.ANN).getFirst();
        assertEquals(move.arrived().size(), head.tally().mapped());
        assertEquals(null, head.intent());
    }

    /** Until its own fate is known, a batch stays in the intent that the others write. */
    @Test
    void intentHoldsWhatIsUnderWayWhateverElseIsSettled() {
        fill();
        move.fresh.fate(each -> each.equals("message 0") ? Fate.ANSWER_LOST : Fate.TAKEN);
        assertThrows(TransientFailure.class, () -> move.work(1));
        LedgerHead head = move.ledgers.list(OneMailboxMove.ANN).getFirst();
        var intent = Objects.requireNonNull(head.intent());
        assertTrue(intent.messages().stream().anyMatch(each -> each.source() == 1), intent::toString);
        move.leaseEnds();
        move.fresh.fate(_ -> Fate.TAKEN);
        assertFalse(move.work(1));
        assertEquals(sent, move.arrived());
    }

    @Test
    void serverThatLetsInOneConnectionIsEnough() {
        fill();
        var refused = new CountDownLatch(1);
        var opened = new AtomicInteger();
        move.aroundReader = real -> {
            if (opened.incrementAndGet() > 1) {
                refused.countDown();
                throw new TransientFailure("Too many connections.");
            }
            // The first goes on fetching only once a second was asked for.
            return around(real, "fetch", () -> assertTrue(await(refused), "no second connection was tried"));
        };
        assertFalse(move.work(1));
        assertEquals(sent, move.arrived());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static MailboxReader around(MailboxReader real, String method, Runnable before) {
        return (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (proxy, called, args) -> {
                    if (called.getName().equals(method)) {
                        before.run();
                    }
                    try {
                        return called.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void noMoreConnectionsThanAllowedAreOpen() {
        fill();
        move.limits = new ConnectionLimits(2, 3);
        var most = new AtomicInteger();
        var open = new AtomicInteger();
        move.aroundReader = real -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return around(real, "close", open::decrementAndGet);
        };
        assertFalse(move.work(1));
        assertTrue(most.get() <= 2, () -> most + " connections");
        assertEquals(0, open.get());
    }

    @Test
    void folderThatIsThereThoughTheServerRefusedToMakeItIsUsed() {
        assertTrue(move.old.create("Work"));
        move.old.add("Work", new Stored("work", OneMailboxMove.DATE, Set.of()));
        move.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    Object answer = method.invoke(real, args);
                    return method.getName().equals("create") && args[0].equals("Work") ? Optional.of("NO it exists")
                            : answer;
                });
        assertFalse(move.work(1));
        assertEquals(List.of("work"), move.fresh.stored("Work").stream().map(Stored::octets).toList());
        assertEquals(Set.of("INBOX", "Work"), Set.copyOf(
                move.fresh.reader().folders().folders().stream().map(each -> each.wireName()).toList()));
        assertEquals(0, move.missing());
    }

    @Test
    void severalFoldersAreCopiedBesideEachOther() {
        for (int folder = 0; folder < 12; folder++) {
            String name = "Folder " + folder;
            assertTrue(move.old.create(name));
            for (int i = 0; i < 250; i++) {
                move.old.add(name, new Stored(name + " " + i, OneMailboxMove.DATE, Set.of()));
            }
        }
        assertFalse(move.work(1));
        for (int folder = 0; folder < 12; folder++) {
            assertEquals(move.old.stored("Folder " + folder).stream().map(Stored::octets).sorted().toList(),
                    move.fresh.stored("Folder " + folder).stream().map(Stored::octets).sorted().toList());
        }
        assertEquals(0, move.missing());
    }
}
