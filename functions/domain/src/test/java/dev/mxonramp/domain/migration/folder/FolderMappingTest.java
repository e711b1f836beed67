package dev.mxonramp.domain.migration.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.folder.FolderMapping.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where each folder goes: to its own place, or to the one of the same purpose, and never two to one. */
final class FolderMappingTest {
    private static final long SEED = 20_261_123;
    private static final FolderTree EMPTY_TARGET = tree("", '.', folder("INBOX", '.'));

    private static ListedFolder folder(String wireName, char delimiter, String... attributes) {
        return new ListedFolder(wireName, delimiter, Set.of(attributes), false);
    }

    private static FolderTree tree(String prefix, char delimiter, ListedFolder... folders) {
        return new FolderTree(prefix, delimiter, List.of(folders));
    }

    private static List<String> ways(FolderTree source, FolderTree target) {
        return FolderMapping.of(source, target).stream()
                .map(each -> each.source().wireName() + " > " + each.candidates().getFirst()).toList();
    }

    @Test
    void inboxComesFirstAndFoldersKeepTheirPlaceUnderAnotherDelimiter() {
        var source = tree("", '/', folder("Work/2026/Gr&APYA3w-e", '/'), folder("Work", '/'), folder("inbox", '/'),
                folder("a.b", '/'));
        assertEquals(List.of("inbox > INBOX", "Work > Work", "Work/2026/Gr&APYA3w-e > Work.2026.Gr&APYA3w-e",
                "a.b > a=2Eb"), ways(source, EMPTY_TARGET));
    }

    @Test
    void prefixOfTheNamespaceIsTakenOffAndPutOn() {
        var source = tree("INBOX.", '.', folder("INBOX", '.'), folder("INBOX.Work", '.'), folder("INBOX.Sent", '.'));
        assertEquals(List.of("INBOX > INBOX", "INBOX.Sent > Mail/Sent", "INBOX.Work > Mail/Work"),
                ways(source, tree("Mail/", '/', folder("INBOX", '/'))));
    }

    @Test
    void specialFoldersMeetWhateverTheyAreCalled() {
        var source = tree("", '/', folder("Gesendete Objekte", '/'), folder("Papierkorb", '/', "\\Trash"),
                folder("Entw&APw-rfe", '/'));
        var target = tree("", '.', folder("INBOX", '.'), folder("Outgoing", '.', "\\Sent"), folder("Trash", '.'));
        List<Entry> entries = FolderMapping.of(source, target);
        assertEquals(List.of("Entw&APw-rfe > Drafts", "Gesendete Objekte > Outgoing", "Papierkorb > Trash"),
                ways(source, target));
        entries.forEach(each -> assertNotNull(each.note(), each::toString));
    }

    @Test
    void whatTheServerSaysOfAFolderCountsMoreThanItsName() {
        var source = tree("", '/', folder("Sent", '/'), folder("Really sent", '/', "\\Sent"));
        assertEquals(List.of("Really sent > Sent", "Sent > Sent (2)"), ways(source, EMPTY_TARGET));
    }

    @Test
    void ofSeveralFoldersForOnePurposeOneIsMeantAndTheOthersKeepTheirNames() {
        var source = tree("", '/', folder("Gesendet", '/'), folder("Sent", '/'), folder("Envoy&AOk-s", '/'));
        List<Entry> entries = FolderMapping.of(source, EMPTY_TARGET);
        assertEquals(List.of("Sent > Sent", "Envoy&AOk-s > Envoy&AOk-s", "Gesendet > Gesendet"),
                ways(source, EMPTY_TARGET));
        assertNull(entries.getFirst().note());
        assertTrue(String.valueOf(entries.getLast().note()).contains("keeps its name"));
        assertEquals(List.of("Gesendet > Gesendet", "Envoy&AOk-s > Envoy&AOk-s", "Sent > Sent"),
                ways(source, tree("", '.', folder("INBOX", '.'), folder("Gesendet", '.', "\\Sent"))));
    }

    @Test
    void folderThatIsListedTwiceIsOne() {
        var source = tree("", '/', folder("Inbox", '/'), folder("Work", '/', "\\Noselect"), folder("INBOX", '/'),
                folder("Work", '/'), folder("Old", '/', "\\HasNoChildren"), folder("Old", '/', "\\Trash"));
        assertEquals(List.of("Inbox > INBOX", "Old > Trash", "Work > Work"), ways(source, EMPTY_TARGET));
    }

    @Test
    void whatWasCopiedKeepsItsPlaceWhateverComesLater() {
        var source = tree("", '/', folder("Gesendet", '/'), folder("Sent", '/', "\\Sent"), folder("a%b", '/'),
                folder("a%b/c", '/'), folder("A%B", '/'));
        var target = tree("", '.', folder("INBOX", '.'), folder("Sent", '.'), folder("a=25b", '.'));
        assertEquals(List.of("Sent > Sent (2)", "A%B > A=25B (2)", "Gesendet > Sent", "a%b > a=25b", "a%b/c > a=25b.c"),
                FolderMapping.of(source, target, Map.of("Gesendet", "Sent", "a%b", "a=25b")).stream()
                        .map(each -> each.source().wireName() + " > " + each.candidates().getFirst()).toList());
    }

    @Test
    void foldersBelowASpecialOneGoWithIt() {
        var source = tree("", '/', folder("Gesendet", '/'), folder("Gesendet/2025", '/'),
                folder("Gesendet/2025/Q1", '/'), folder("Gesendetes", '/'));
        assertEquals(List.of("Gesendet > Sent", "Gesendet/2025 > Sent.2025", "Gesendet/2025/Q1 > Sent.2025.Q1",
                "Gesendetes > Gesendetes"), ways(source, EMPTY_TARGET));
    }

    @Test
    void foldersThatDifferInCaseGetNumbersAndTakeTheirChildrenAlong() {
        var source = tree("", '/', folder("WORK", '/'), folder("Work", '/'), folder("Work/x", '/'),
                folder("work (2)", '/'));
        List<Entry> entries = FolderMapping.of(source, EMPTY_TARGET);
        assertEquals(List.of("WORK > WORK", "Work > Work (2)", "Work/x > Work (2).x", "work (2) > work (2) (2)"),
                ways(source, EMPTY_TARGET));
        assertNull(entries.get(0).note());
        assertTrue(String.valueOf(entries.get(1).note()).contains("number"));
    }

    @Test
    void foldersThatHoldNoMessagesAreLeftOut() {
        var source = tree("", '/', folder("[Gmail]", '/', "\\Noselect"), folder("gone", '/', "\\NonExistent"),
                folder("Work", '/'));
        assertEquals(List.of("Work > Work"), ways(source, EMPTY_TARGET));
    }

    @Test
    void folderThatIsThereAlreadyIsUsedUnderItsOwnWireName() {
        var target = tree("", '.', folder("INBOX", '.'), folder("Gr&APY-&AN8-e", '.'));
        assertEquals(List.of("Gr&APYA3w-e > Gr&APY-&AN8-e"), ways(tree("", '/', folder("Gr&APYA3w-e", '/')), target));
    }

    @ParameterizedTest
    @ValueSource(chars = {'.', '/', 0})
    void noTwoFoldersShareATarget(char delimiter) {
        var random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            var names = new HashSet<String>();
            for (int i = 0; i < 12; i++) {
                var name = new StringBuilder();
                for (int part = random.nextInt(3); part >= 0; part--) {
                    name.append(List.of("Work", "work", "Sent", "Gesendet", "a.b", "a=2Eb", "INBOX", "x (2)", "x", "X",
                            "%", "=25").get(random.nextInt(12))).append(part == 0 ? "" : "/");
                }
                names.add(ModifiedUtf7.encode(name.toString()));
            }
            names.removeIf(each -> each.equalsIgnoreCase("INBOX"));
            var folders = new ArrayList<ListedFolder>();
            names.forEach(each -> folders.add(folder(each, '/')));
            var taken = new HashSet<String>();
            for (Entry each : FolderMapping.of(new FolderTree("", '/', folders), tree("", delimiter))) {
                for (String candidate : each.candidates()) {
                    assertTrue(!candidate.isEmpty() && candidate.chars().allMatch(c -> c >= 0x20 && c < 0x7f));
                }
                assertTrue(taken.add(each.candidates().getFirst().toLowerCase(Locale.ROOT)),
                        () -> "seed " + SEED + ": " + each + " among " + names);
            }
        }
    }

    private static FolderTree placed(FolderTree tree, Map<String, FolderPath> places) {
        return new FolderTree(tree.prefix(), tree.delimiter(), tree.folders(), places, List.of());
    }

    @Test
    void placeThatTheOwnerGivesComesBeforeAllOthersAndTakesWhatIsBelowAlong() {
        var source = placed(
                tree("", '/', folder("INBOX", '/'), folder("Sent", '/'), folder("Work", '/'), folder("Work/2026", '/'),
                        folder("Zz", '/')),
                Map.of("Zz", FolderPath.of("Sent"), "Work", FolderPath.of("Office", "Old")));
        assertEquals(List.of("INBOX > INBOX", "Sent > Sent (2)", "Work > Office.Old", "Work/2026 > Office.Old.2026",
                "Zz > Sent"), ways(source, EMPTY_TARGET));
        assertEquals(List.of("Sent"), FolderMapping.of(source, EMPTY_TARGET).stream().filter(Entry::collides)
                .map(each -> each.source().wireName()).toList());
    }

    @Test
    void folderThatShowsEverythingAgainComesLast() {
        var source = tree("", '/', folder("[Gmail]/All Mail", '/', "\\All"), folder("zebra", '/'),
                folder("INBOX", '/'), folder("[Gmail]/Sent Mail", '/', "\\Sent"));
        assertEquals(List.of("INBOX > INBOX", "[Gmail]/Sent Mail > Sent", "zebra > zebra",
                "[Gmail]/All Mail > [Gmail].All Mail"), ways(source, EMPTY_TARGET));
    }
}
