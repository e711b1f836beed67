package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.PassKey;
import dev.mxonramp.domain.migration.PassKind;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassTurn;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.Source.Halt;
import dev.mxonramp.domain.migration.copy.BlobManifest;
import dev.mxonramp.domain.migration.copy.MailboxCopy;
import dev.mxonramp.domain.migration.copy.Settling;
import dev.mxonramp.domain.secret.SealedSecret;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker obeys the owner, and a server that wants to be left alone. */
final class PassTurnTest {
    private static final PassKey PASS = new PassKey(OneMailboxMove.ANN.account(), OneMailboxMove.ANN.mailbox(), 1);

    private final OneMailboxMove move = new OneMailboxMove();
    private final InMemoryPassStore passes = new InMemoryPassStore();
    private final InMemorySourceStore sources = new InMemorySourceStore();
    private final PassTurn turn = new PassTurn(passes, sources, new MailboxCopy(move.ledgers, move.leases,
            new BlobManifest(new InMemoryBlobs()), move, new Settling(Duration.ZERO, _ -> {}), move.clock), move.clock);
    private int workers;

    PassTurnTest() {
        passes.put(PassRecord.begin(PASS, PassKind.PRE_COPY, move.clock.instant()));
        var _ = sources.save(new Source(PASS.account(), PASS.mailbox(), "imap.old.test", 993, Source.Security.TLS,
                "ann", new SealedSecret("c2VhbGVk"), 1, null, 0, false, null, 0)).orElseThrow();
        move.arrive("one", "two");
    }

    private boolean work() {
        return turn.run(PASS, "worker-" + ++workers, () -> false);
    }

    private PassRecord pass() {
        return passes.find(PASS).orElseThrow();
    }

    private void halt(@Nullable Halt halt) {
        Source source = sources.find(PASS.account(), PASS.mailbox()).orElseThrow();
        var _ = sources.save(source.edit().halt(halt).source()).orElseThrow();
    }

    private void busy(@Nullable Duration told) {
        move.aroundReader = _ -> {
            throw new ServerBusy("The old server asks to wait.", told);
        };
        assertThrows(ServerBusy.class, this::work);
        // The failed worker's lease runs out.
        move.leases.release(OneMailboxMove.ANN, "worker-" + workers);
    }

    private Duration wait(PassRecord pass) {
        PassRecord.Waiting waiting = pass.waiting();
        assertNotNull(waiting);
        return Duration.between(move.clock.instant(), waiting.until());
    }

    @Test
    void pausedPassEndsAndCopiesNoMore() {
        halt(Halt.PAUSED);
        assertFalse(work());
        assertEquals(PassRecord.State.HALTED, pass().state());
        assertEquals(List.of(), move.arrived());
        assertFalse(work(), "a pass that is over stays so");
    }

    @Test
    void ownersWordIsHeardWhileMessagesAreCopied() {
        move.aroundReader = reader -> {
            halt(Halt.PAUSED);
            move.clock.advance(Duration.ofSeconds(10));
            return reader;
        };
        assertFalse(work());
        assertEquals(PassRecord.State.HALTED, pass().state());
        assertTrue(move.leases.acquire(OneMailboxMove.ANN, "another", Duration.ofMinutes(1)).isPresent(),
                "the mailbox is free");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void passEndsWithItsSource(boolean replaced) {
        move.aroundReader = reader -> {
            Source source = sources.find(PASS.account(), PASS.mailbox()).orElseThrow();
            sources.delete(PASS.account(), PASS.mailbox());
            if (replaced) {
                var _ = sources.save(new Source(PASS.account(), PASS.mailbox(), "imap.other.test", 993,
                        Source.Security.TLS, "ann", source.password(), 1, null, 0, false, null, 0)).orElseThrow();
            }
            move.clock.advance(Duration.ofSeconds(10));
            move.aroundReader = same -> same;
            return reader;
        };
        assertFalse(work());
        assertEquals(PassRecord.State.HALTED, pass().state());
    }

    @Test
    void whatAServerAsksForIsSeenAndKept() {
        busy(null);
        assertEquals(Duration.ofMinutes(1), wait(pass()));
        move.clock.advance(Duration.ofSeconds(59));
        move.aroundReader = _ -> {
            throw new AssertionError("the server wants to be left alone");
        };
        assertThrows(ServerBusy.class, this::work);
        move.clock.advance(Duration.ofSeconds(1));
        move.aroundReader = reader -> reader;
        assertFalse(work());
        assertNull(pass().waiting());
        assertEquals(List.of("one", "two"), move.arrived());
    }

    @Test
    void serverThatAsksAgainIsLeftAloneLongerUpToABound() {
        for (long minutes : List.of(1, 2, 4, 8, 15, 15)) {
            busy(null);
            assertEquals(Duration.ofMinutes(minutes), wait(pass()));
            move.clock.advance(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void serverThatSaysHowLongIsTakenAtItsWord() {
        busy(Duration.ofMillis(299_961));
        assertEquals(Duration.ofMillis(299_961), wait(pass()));
        move.clock.advance(Duration.ofMinutes(5));
        busy(Duration.ofDays(30));
        assertEquals(Duration.ofHours(1), wait(pass()));
    }

    @Test
    void whatThereIsAtTheSourceIsKnownFromTheBegin() {
        assertTrue(move.old.create("Work"));
        move.old.add("Work", new InMemoryMailbox.Stored("three", OneMailboxMove.DATE, Set.of()));
        move.aroundWriter = writer -> {
            throw new ServerBusy("The new server asks to wait.");
        };
        assertThrows(ServerBusy.class, this::work);
        move.leases.release(OneMailboxMove.ANN, "worker-" + workers);
        assertEquals(0, pass().expected());
        move.clock.advance(Duration.ofMinutes(1));
        move.aroundWriter = writer -> writer;
        move.fresh.fate(_ -> InMemoryMailbox.Fate.BUSY);
        assertThrows(ServerBusy.class, this::work);
        assertEquals(3, pass().expected());
        assertNotNull(pass().waiting());
    }

    @Test
    void passWithoutRoomWaitsAndGoesOnByItself() {
        move.fresh.room(5);
        assertThrows(ServerBusy.class, this::work);
        move.leases.release(OneMailboxMove.ANN, "worker-" + workers);
        PassRecord.Waiting waiting = pass().waiting();
        assertNotNull(waiting);
        assertTrue(waiting.sentence().contains("are still to be copied"), waiting::sentence);
        assertEquals(PassRecord.State.COPYING, pass().state());
        assertEquals(List.of(), move.arrived());
        move.fresh.room(6);
        move.clock.advance(Duration.ofMinutes(1));
        assertFalse(work());
        assertNull(pass().waiting());
        assertEquals(List.of("one", "two"), move.arrived());
    }

    @Test
    void flagsFollowBeforeTheCutOverAndNotAfterIt() {
        assertFalse(work());
        int number = PASS.number();
        for (PassKind kind : PassKind.values()) {
            boolean follows = kind != PassKind.FINAL;
            move.old.flags("INBOX", 1, Set.of(kind.name()));
            move.fresh.flags("INBOX", 1, Set.of("own"));
            var key = new PassKey(PASS.account(), PASS.mailbox(), ++number);
            passes.put(PassRecord.begin(key, kind, move.clock.instant()));
            assertFalse(turn.run(key, "worker-" + ++workers, () -> false));
            assertEquals(Set.of(follows ? kind.name() : "own"), move.fresh.stored("INBOX").getFirst().flags());
        }
    }

    @Test
    void pauseIsHeardDuringAWaitToo() {
        busy(null);
        halt(Halt.CANCELLED);
        move.clock.advance(Duration.ofMinutes(1));
        assertFalse(work());
        assertEquals(PassRecord.State.HALTED, pass().state());
    }
}
