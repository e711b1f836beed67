package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags that change at a source without CONDSTORE after the messages were copied. */
final class FlagFollowingTest {
    private static final Set<String> SEEN = Set.of("\\Seen");
    private static final Set<String> FLAGGED = Set.of("\\Flagged", "work");

    private final OneMailboxMove move = new OneMailboxMove();
    private final AtomicInteger changes = new AtomicInteger();

    FlagFollowingTest() {
        move.follows = true;
        move.arrive("a", "b", "c");
        count(Map.of());
    }

    /** Counts the writer's commands, which answer so. */
    private void count(Map<Long, String> refused) {
        move.aroundWriter = real -> (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("setFlags")) {
                        return method.invoke(real, args);
                    }
                    changes.incrementAndGet();
                    return refused.isEmpty() ? method.invoke(real, args) : refused;
                });
    }

    private List<Set<String>> flags() {
        return move.fresh.stored("INBOX").stream().map(Stored::flags).toList();
    }

    @Test
    void changeFollowsBeforeTheCutOver() {
        assertFalse(move.work(1));
        assertEquals(List.of(SEEN, SEEN, SEEN), flags());
        move.old.flags("INBOX", 2, FLAGGED);
        move.arrive("d");
        assertFalse(move.work(2));
        assertEquals(List.of(SEEN, FLAGGED, SEEN, SEEN), flags());
        assertEquals(1, changes.get());
    }

    /** A server whose count of changes is this; it cannot be asked for what changed since. */
    private void counts(long modSeq) {
        move.aroundReader = real -> (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (_, method, args) -> {
                    Object answer = method.invoke(real, args);
                    if (answer instanceof FolderStatus status) {
                        return counted(status, modSeq);
                    }
                    return answer instanceof Map<?, ?> statuses
                            ? statuses.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                                    each -> counted((FolderStatus) each.getValue(), modSeq)))
                            : answer;
                });
    }

    private static FolderStatus counted(FolderStatus status, long modSeq) {
        return new FolderStatus(status.uidValidity(), status.uidNext(), status.messages(), modSeq);
    }

    @ParameterizedTest(name = "then {0}")
    @ValueSource(longs = {0, 10})
    void countThatBeganAnewIsNotGoneBy(long reset) {
        counts(20);
        assertFalse(move.work(1));
        move.old.flags("INBOX", 2, FLAGGED);
        counts(reset);
        assertFalse(move.work(2));
        assertEquals(List.of(SEEN, FLAGGED, SEEN), flags());
    }

    @Test
    void nothingIsWrittenWhereNothingChanged() {
        assertFalse(move.work(1));
        move.fresh.flags("INBOX", 3, FLAGGED);
        assertFalse(move.work(2));
        assertFalse(move.work(3));
        assertEquals(0, changes.get());
        assertEquals(List.of(SEEN, SEEN, FLAGGED), flags());
    }

    @Test
    void nothingIsOverriddenAfterTheCutOver() {
        assertFalse(move.work(1));
        move.old.flags("INBOX", 1, Set.of());
        move.follows = false;
        move.arrive("d");
        assertFalse(move.work(2));
        assertEquals(List.of(SEEN, SEEN, SEEN, SEEN), flags());
        assertEquals(0, changes.get());
    }

    @Test
    void messageThatTheUserRemovedIsLeftAlone() {
        assertFalse(move.work(1));
        move.fresh.expunge("INBOX", 2);
        move.old.flags("INBOX", 2, FLAGGED);
        move.old.flags("INBOX", 3, FLAGGED);
        assertFalse(move.work(2));
        assertEquals(List.of(SEEN, FLAGGED), flags());
    }

    @Test
    void refusedChangeIsListedAndThePassGoesOn() {
        assertFalse(move.work(1));
        move.old.flags("INBOX", 2, FLAGGED);
        count(Map.of(2L, "NO not here"));
        assertFalse(move.work(2));
        assertEquals(List.of("2 FLAGS_REFUSED"), move.listed());
        MigrationException refused = move.exception();
        assertEquals("NO not here", refused.words());
    }

    @Test
    void renumberedTargetIsBroughtUpByTheNextPass() {
        assertFalse(move.work(1));
        move.fresh.renumber("INBOX");
        move.old.flags("INBOX", 1, FLAGGED);
        assertFalse(move.work(2));
        assertFalse(move.work(3));
        assertEquals(3, move.arrived().size());
        assertTrue(flags().contains(FLAGGED), flags()::toString);
    }
}
