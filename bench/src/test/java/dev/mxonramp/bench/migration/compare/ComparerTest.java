package dev.mxonramp.bench.migration.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.bench.migration.compare.Snapshot.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever differs is found, and called what it is. */
class ComparerTest {
    private static final Message FIRST = message("aa", 1, "\\seen");
    private static final Message SECOND = message("bb", 2);
    private static final Message THIRD = message("cc", 3, "\\answered", "\\seen");

    private static Message message(String digest, long second, String... flags) {
        return new Message(digest, Instant.ofEpochSecond(second), new TreeSet<>(List.of(flags)));
    }

    /** Two folders with messages, one of them with one message twice, and an empty folder. */
    private static SortedMap<String, List<Message>> mailbox() {
        var folders = new TreeMap<String, List<Message>>();
        folders.put("INBOX", new ArrayList<>(List.of(FIRST, SECOND, THIRD, THIRD)));
        folders.put("Sent", new ArrayList<>(List.of(SECOND)));
        folders.put("Empty", new ArrayList<>());
        return folders;
    }

    private static Arguments change(String verdict, Consumer<SortedMap<String, List<Message>>> change) {
        return Arguments.of(verdict, change);
    }

    private static Consumer<SortedMap<String, List<Message>>> inbox(Consumer<List<Message>> change) {
        return folders -> change.accept(folders.getOrDefault("INBOX", List.of()));
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                change("same", _ -> {}),
                change("same", inbox(List::removeLast).andThen(inbox(inbox -> inbox.addFirst(THIRD)))),
                change("1 missing", inbox(List::removeFirst)),
                change("1 missing", inbox(List::removeLast)),
                change("1 doubled", inbox(inbox -> inbox.add(FIRST))),
                change("2 doubled", inbox(inbox -> inbox.addAll(List.of(THIRD, THIRD)))),
                change("1 missing, 1 doubled", inbox(inbox -> inbox.set(0, SECOND))),
                change("1 altered", inbox(inbox -> inbox.set(0, message("dd", 1, "\\seen")))),
                change("1 altered", inbox(inbox -> inbox.set(0, message("dd", 1)))),
                change("1 other flags", inbox(inbox -> inbox.set(0, message("aa", 1)))),
                change("1 other flags", inbox(inbox -> inbox.set(3, message("cc", 3, "\\seen")))),
                change("1 other dates", inbox(inbox -> inbox.set(0, message("aa", 4, "\\seen")))),
                change("1 other dates", inbox(inbox -> inbox.set(0, message("aa", 4)))),
                change("1 strange", inbox(inbox -> inbox.add(message("ee", 5)))),
                change("1 missing, 1 strange", inbox(inbox -> inbox.set(0, message("ee", 5)))),
                change("1 folders missing", folders -> folders.remove("Empty")),
                change("1 folders missing, 1 missing", folders -> folders.remove("Sent")),
                change("1 folders added", folders -> folders.put("More", List.of())),
                change("1 folders missing, 1 folders added, 1 missing, 1 strange",
                        folders -> folders.put("Gesendet", folders.remove("Sent"))),
                change("1 missing, 1 strange", folders -> folders.put("Sent", List.of(FIRST))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeIsFound(String verdict, Consumer<SortedMap<String, List<Message>>> change) {
        var changed = mailbox();
        change.accept(changed);
        Verdict found = Comparer.compare(new Snapshot(mailbox()), new Snapshot(changed));
        assertEquals(verdict, found.toString());
        assertEquals(verdict.equals("same"), found.same());
    }

    @Test
    void aMailboxWithoutAnythingIsNotTheSame() {
        Verdict found = Comparer.compare(new Snapshot(mailbox()), new Snapshot(new TreeMap<>()));
        assertFalse(found.same());
        assertEquals(5, found.missing());
        assertEquals(3, found.missingFolders());
        assertTrue(Comparer.compare(new Snapshot(new TreeMap<>()), new Snapshot(new TreeMap<>())).same());
    }
}
