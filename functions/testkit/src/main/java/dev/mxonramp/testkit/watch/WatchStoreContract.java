package dev.mxonramp.testkit.watch;

import static dev.mxonramp.testkit.claim.Samples.ACCOUNT;
import static dev.mxonramp.testkit.claim.Samples.ACME;
import static dev.mxonramp.testkit.claim.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.watch.Slot;
import dev.mxonramp.domain.watch.SlotWork;
import dev.mxonramp.domain.watch.Tier;
import dev.mxonramp.domain.watch.Watch;
import dev.mxonramp.domain.watch.WatchKey;
import dev.mxonramp.domain.watch.WatchStore;
import dev.mxonramp.domain.watch.WatchStore.Turn;
import dev.mxonramp.testkit.fault.Race;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WatchStore} does. */
public interface WatchStoreContract {
    /** A slot of each of two tiers. */
    Slot SLOT = new Slot(Tier.FIVE_MINUTES, 3, 0);

    /** Another. */
    Slot OTHER_SLOT = new Slot(Tier.DAY, 3, 0);

    /** The minute of most tests. */
    Instant MINUTE = NOW.truncatedTo(ChronoUnit.MINUTES);

    /** The port under test; the same one within a test. */
    WatchStore watches();

    private static WatchKey claim(AccountId account, String domain) {
        return new WatchKey.OfClaim(new ClaimKey(account, new DomainName(domain)));
    }

    private List<Watch> in(Slot slot) {
        return watches().read(slot, null, 100).watches();
    }

    @Test
    default void emptySlotHasNoEntries() {
        assertEquals(List.of(), in(SLOT));
    }

    @Test
    default void entriesOfBothKindsComeBack() {
        var ofClaim = new Watch(claim(ACCOUNT, "acme.test"), SLOT);
        var ofSource = new Watch(new WatchKey.OfSource(ACCOUNT, new MailAddress("o'neil+#1", ACME)), SLOT);
        watches().put(ofClaim);
        watches().put(ofSource);
        assertEquals(Set.of(ofClaim, ofSource), Set.copyOf(in(SLOT)));
    }

    @Test
    default void anEntryStandsInOneSlotOnly() {
        var key = claim(ACCOUNT, "acme.test");
        watches().put(new Watch(key, SLOT));
        watches().put(new Watch(key, OTHER_SLOT));
        watches().put(new Watch(key, OTHER_SLOT));
        assertEquals(List.of(), in(SLOT));
        assertEquals(List.of(new Watch(key, OTHER_SLOT)), in(OTHER_SLOT));
    }

    @Test
    default void removalMayBeRepeated() {
        var key = claim(ACCOUNT, "acme.test");
        watches().put(new Watch(key, SLOT));
        watches().remove(key);
        watches().remove(key);
        assertEquals(List.of(), in(SLOT));
    }

    @Test
    default void pagesHoldEveryEntryOnce() {
        var all = new HashSet<Watch>();
        for (int i = 0; i < 23; i++) {
            var account = new AccountId("a" + "abc".substring(i % 3, i % 3 + 1).repeat(26));
            all.add(new Watch(claim(account, "d" + i + ".test"), SLOT));
        }
        all.forEach(watches()::put);
        var read = new ArrayList<Watch>();
        String from = null;
        do {
            WatchStore.Page page = watches().read(SLOT, from, 5);
            assertTrue(page.watches().size() <= 5, "page of " + page.watches().size());
            read.addAll(page.watches());
            from = page.next();
        } while (from != null);
        assertEquals(all.size(), read.size());
        assertEquals(all, Set.copyOf(read));
    }

    @Test
    default void pageWithoutRoomIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> watches().read(SLOT, null, 0));
    }

    private Turn take(Slot slot, Instant minute) {
        return watches().take(slot, minute, minute, minute.plusSeconds(55));
    }

    private Turn.Yours taken(Turn turn) {
        return assertInstanceOf(Turn.Yours.class, turn);
    }

    @Test
    default void aMinuteOfASlotIsWorkedByOne() {
        assertEquals(new Turn.Yours(SLOT, MINUTE, MINUTE.plusSeconds(55), SlotWork.NONE), take(SLOT, MINUTE));
        assertInstanceOf(Turn.AtWork.class, take(SLOT, MINUTE));
        assertInstanceOf(Turn.AtWork.class, take(SLOT, MINUTE.plusSeconds(54)));
        taken(take(OTHER_SLOT, MINUTE));
    }

    @Test
    default void aFinishedMinuteIsWorkedNoMoreNorAreEarlierOnes() {
        watches().finish(taken(take(SLOT, MINUTE)));
        assertInstanceOf(Turn.Worked.class, take(SLOT, MINUTE.plusSeconds(59)));
        assertInstanceOf(Turn.Worked.class, take(SLOT, MINUTE.minusSeconds(300)));
        assertEquals(SlotWork.NONE, taken(take(SLOT, MINUTE.plusSeconds(300))).left());
    }

    @Test
    default void whoeverDidNotFinishIsFollowedOnceItsTimeIsOver() {
        Turn.Yours dead = taken(take(SLOT, MINUTE));
        Instant later = MINUTE.plusSeconds(60);
        Turn.Yours next = taken(watches().take(SLOT, MINUTE, later, later.plusSeconds(55)));
        assertEquals(MINUTE, next.minute());
        watches().finish(dead);
        assertInstanceOf(Turn.AtWork.class, watches().take(SLOT, MINUTE, later, later.plusSeconds(55)));
        watches().finish(next);
        assertInstanceOf(Turn.Worked.class, watches().take(SLOT, MINUTE, later, later.plusSeconds(55)));
    }

    @Test
    default void whatWasDoneIsHandedOn() {
        var work = new SlotWork(MINUTE, Set.of(1L, -1L, Long.MIN_VALUE, claim(ACCOUNT, "acme.test").fingerprint()));
        Turn.Yours first = taken(take(SLOT, MINUTE));
        watches().note(first, new SlotWork(MINUTE, Set.of(1L)));
        watches().note(first, work);
        Turn.Yours second = taken(take(SLOT, MINUTE.plusSeconds(60)));
        assertEquals(work, second.left());
        // A third that follows a second which died before it noted anything still knows.
        assertEquals(work, taken(take(SLOT, MINUTE.plusSeconds(120))).left());
        watches().note(second, new SlotWork(MINUTE, Set.of(2L)));
        watches().note(first, new SlotWork(MINUTE, Set.of(3L)));
        assertEquals(work, taken(take(SLOT, MINUTE.plusSeconds(180))).left());
    }

    @Test
    default void oneOfManyRivalsTakesASlot() {
        assertEquals(1, Race.of(8, rival -> take(SLOT, MINUTE)).stream().filter(Turn.Yours.class::isInstance).count());
    }

    @Test
    default void oneOfManyRivalsFollowsADeadOne() {
        taken(take(SLOT, MINUTE));
        assertEquals(1, Race.of(8, rival -> take(SLOT, MINUTE.plusSeconds(60))).stream()
                .filter(Turn.Yours.class::isInstance).count());
    }

    @Test
    default void cursorMovesForwardOnly() {
        assertEquals(Optional.empty(), watches().cursor());
        Instant minute = NOW.truncatedTo(ChronoUnit.MINUTES);
        watches().advance(NOW);
        assertEquals(Optional.of(minute), watches().cursor());
        watches().advance(NOW.minusSeconds(120));
        assertEquals(Optional.of(minute), watches().cursor());
        watches().advance(NOW.plusSeconds(120));
        assertEquals(Optional.of(minute.plusSeconds(120)), watches().cursor());
    }

    @Test
    default void theFarthestOfManyCursorsStays() {
        Race.of(8, rival -> {
            watches().advance(NOW.plusSeconds(60L * rival));
            return rival;
        });
        assertEquals(Optional.of(NOW.truncatedTo(ChronoUnit.MINUTES).plusSeconds(420)), watches().cursor());
    }
}
