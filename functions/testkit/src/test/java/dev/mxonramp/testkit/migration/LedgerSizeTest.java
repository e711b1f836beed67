package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.Likeness;
import dev.mxonramp.domain.migration.ledger.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a folder of a million messages costs: in the store, with each batch, and in memory. */
final class LedgerSizeTest {
    private static final long SEED = 20_261_123;
    private static final LedgerKey KEY = new LedgerKey(LedgerStoreContract.ANN, "INBOX");
    private static final FolderIdentity IDENTITY = new FolderIdentity(7, "INBOX", 8, 1);
    /** What an item of the table may hold is 400 KB. */
    private static final int FAR_BELOW_AN_ITEMS_LIMIT = 200_000;
    /** So that the last of a million UIDs is about the last that there is, 2^32 - 1. */
    private static final int WIDEST = 4_290;
    private static final String HEAP = "-Xmx128m";

    /** How the UIDs of a folder lie, and what may be stored for each message at most. */
    enum Folder {
        /** No UID is missing on either side; the target numbers what four connections send as it comes. */
        DENSE(1.0) {
            @Override
            MillionMessages messages(Random random) {
                return new MillionMessages(random, () -> 0, () -> 0);
            }
        },
        /** One message in three was deleted at the source. */
        TIDIED(1.0) {
            @Override
            MillionMessages messages(Random random) {
                return new MillionMessages(random, () -> random.nextInt(3) == 0 ? 1 : 0, () -> 0);
            }
        },
        /** Of an archive of which little was kept; at the target other mail arrives between. */
        GAPS_ON_BOTH_SIDES(3.2) {
            @Override
            MillionMessages messages(Random random) {
                return new MillionMessages(random, () -> random.nextInt(1_000), () -> random.nextInt(1_000));
            }
        },
        /** Both sides use up all UIDs that there are, as evenly as chance has it. */
        EVERY_UID_SPACE_USED_UP(4.0) {
            @Override
            MillionMessages messages(Random random) {
                return new MillionMessages(random, spread(random), spread(random));
            }

            private LongSupplier spread(Random random) {
                return () -> (long) (-Math.log(1 - random.nextDouble()) * WIDEST);
            }
        },
        /** As many UIDs, but nearly all gaps are small and a few are enormous. */
        FEW_ENORMOUS_GAPS(4.0) {
            @Override
            MillionMessages messages(Random random) {
                return new MillionMessages(random, bursts(random), bursts(random));
            }

            private LongSupplier bursts(Random random) {
                return () -> random.nextInt(100) == 0 ? random.nextLong(2L * WIDEST * 98) : random.nextInt(150);
            }
        },
        /** As many UIDs, half of the gaps are none and half are large. */
        TWO_KINDS_OF_GAPS(4.0) {
            @Override
            MillionMessages messages(Random random) {
                return new MillionMessages(random, () -> random.nextInt(2) == 0 ? 0 : random.nextInt(4 * WIDEST),
                        () -> random.nextInt(2) == 0 ? 0 : random.nextInt(4 * WIDEST));
            }
        };

        private final double most;

        Folder(double most) {
            this.most = most;
        }

        abstract MillionMessages messages(Random random);
    }

    @ParameterizedTest
    @EnumSource
    void millionMessagesTakeFewOctetsEach(Folder folder) {
        var store = new MeasuredLedgers();
        var ledger = Ledger.open(store, KEY, IDENTITY);
        var mostItems = new int[1];
        var mostOctets = new long[1];
        folder.messages(new Random(SEED)).settle(batch -> {
            store.items = 0;
            store.octets = 0;
            ledger.settle(batch, head -> head);
            mostItems[0] = Math.max(mostItems[0], store.items);
            mostOctets[0] = Math.max(mostOctets[0], store.octets);
        });
        double each = (double) store.stored() / MillionMessages.MESSAGES;
        assertTrue(each <= folder.most, () -> folder + " takes " + each + " octets a message, seed " + SEED);
        // The head, and one chunk where it was full.
        assertTrue(mostItems[0] <= 2, () -> folder + " wrote " + mostItems[0] + " items for a batch");
        assertTrue(mostOctets[0] < 60_000, () -> folder + " wrote " + mostOctets[0] + " octets for a batch");
        assertTrue(store.largest < 30_000, () -> folder + " has an item of " + store.largest + " octets");
        System.out.printf("%s: %.2f octets a message, at most %d octets a batch, largest item %d%n", folder, each,
                mostOctets[0], store.largest);
    }

    @Test
    void denseFolderOfOneConnectionTakesNextToNothing() {
        var store = new MeasuredLedgers();
        var ledger = Ledger.open(store, KEY, IDENTITY);
        for (long first = 1; first <= MillionMessages.MESSAGES; first += MillionMessages.BATCH) {
            var batch = new ArrayList<Run>();
            for (long i = first; i < first + MillionMessages.BATCH; i++) {
                batch.add(Run.mapped(i, i + 5));
            }
            ledger.settle(batch, head -> head);
        }
        assertTrue(store.stored() < 16, () -> store.stored() + " octets");
    }

    @Test
    void headWithEveryBatchUnderWayStaysFarBelowAnItemsLimit() {
        var store = new MeasuredLedgers();
        var ledger = Ledger.open(store, KEY, IDENTITY);
        var random = new Random(SEED);
        var runs = new ArrayList<Run>();
        for (int i = 0; i < Ledger.TAIL_RUNS; i++) {
            runs.add(Run.mapped(1 + random.nextLong(1L << 32), 1 + random.nextLong(1L << 32)));
        }
        var intended = new ArrayList<Intent.Intended>();
        for (int i = 0; i < 8 * MillionMessages.BATCH; i++) {
            intended.add(new Intent.Intended(4_294_000_000L + i, Digester.of(new byte[]{(byte) i, 13, 10}),
                    new Likeness(4_102_444_800L, 31)));
        }
        ledger.settle(runs, new Intent(4_294_967_295L, Instant.EPOCH, intended), head -> head);
        assertTrue(store.largest < FAR_BELOW_AN_ITEMS_LIMIT, () -> store.largest + " octets");
    }

    @Test
    void ownerWhoRemovedEveryOtherMessageOfAMillionIsWrittenDownInBoundedItems() {
        var store = new MeasuredLedgers();
        var ledger = Ledger.open(store, KEY, IDENTITY);
        ledger.settle(List.of(new Run(Run.Fate.MAPPED, 1, MillionMessages.MESSAGES, 1)), head -> head);
        var there = new long[MillionMessages.MESSAGES / 2];
        for (int i = 0; i < there.length; i++) {
            there[i] = 2L * i + 1;
        }
        ledger.settle(ledger.absent(there), head -> head);
        assertTrue(store.largest < 30_000, () -> store.largest + " octets");
        Ledger read = Ledger.load(store, ledger.head());
        assertEquals(MillionMessages.MESSAGES, read.runs().size());
        assertEquals(List.of(), read.absent(there));
        assertTrue(read.knows(MillionMessages.MESSAGES) && read.target(MillionMessages.MESSAGES).isEmpty());
        assertEquals(7, read.target(7).orElseThrow());
    }

    @Test
    void millionRunsFitIntoASmallHeap() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "-cp", System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator,
                        File.pathSeparator),
                InSmallHeap.class.getName()).redirectErrorStream(true).start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(child.waitFor(120, TimeUnit.SECONDS), said);
            assertEquals(0, child.exitValue(), said);
            assertTrue(said.contains("all " + MillionMessages.MESSAGES + " found"), said);
        } finally {
            child.destroyForcibly();
        }
    }

    /** Settles, stores, reads and searches a million runs of one message each. */
    static final class InSmallHeap {
        private InSmallHeap() {}

        public static void main(String[] args) {
            var store = new MeasuredLedgers();
            long[] targets = settled(store);
            // A worker has one of them in memory, the one that it writes or the one that it has read.
            Ledger read = Ledger.load(store, store.find(KEY).orElseThrow());
            int found = 0;
            for (long target : targets) {
                long source = read.sourceOf(target).orElseThrow();
                found += read.knows(source) && read.target(source).orElseThrow() == target ? 1 : 0;
            }
            System.out.println("all " + found + " found");
        }

        private static long[] settled(MeasuredLedgers store) {
            var ledger = Ledger.open(store, KEY, IDENTITY);
            var targets = new long[MillionMessages.MESSAGES];
            var settled = new int[1];
            Folder.EVERY_UID_SPACE_USED_UP.messages(new Random(SEED)).settle(batch -> {
                ledger.settle(batch, head -> head);
                batch.forEach(run -> targets[settled[0]++] = run.target());
            });
            return targets;
        }
    }
}
