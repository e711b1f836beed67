package dev.mxonramp.domain.migration.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.choice.ChoiceCheck.Objection;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.name.MailAddress;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A choice that cannot be is refused with a sentence, before anything is copied by it. */
class ChoiceCheckTest {
    private static final FolderTree TREE = new FolderTree("", '/',
            Stream.of("INBOX", "Work", "Work/2026", "Trash", "Lists")
                    .map(name -> new ListedFolder(name, '/', Set.of(), false)).toList());
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

    private final ChoiceCheck fresh = new ChoiceCheck(TREE, List.of());
    private final ChoiceCheck begun = new ChoiceCheck(TREE, List.of(copied("Work")));

    private static LedgerHead copied(String folder) {
        return copied(folder, 1);
    }

    private static LedgerHead copied(String folder, long sourceValidity) {
        var mailbox = new MailboxKey(new AccountId("a" + "b".repeat(26)), MailAddress.of("ann@acme.test"));
        return LedgerHead.begin(new LedgerKey(mailbox, folder), new FolderIdentity(sourceValidity, folder, 2, 1));
    }

    private static FolderChoice choice(List<String> include, List<String> exclude, @Nullable LocalDate since,
            Map<String, String> places) {
        return new FolderChoice(include.stream().map(FolderPattern::new).toList(),
                exclude.stream().map(FolderPattern::new).toList(), since, GmailLabels.LABELS, places);
    }

    private static FolderChoice places(String... sourcesAndTargets) {
        var places = new HashMap<String, String>();
        for (int at = 0; at < sourcesAndTargets.length; at += 2) {
            places.put(sourcesAndTargets[at], sourcesAndTargets[at + 1]);
        }
        return choice(List.of(), List.of(), null, places);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.argumentSet("include that matches nothing", "include",
                        choice(List.of("Wrok/*"), List.of(), null, Map.of()), "Wrok/*"),
                Arguments.argumentSet("folder that is not there", "folders", places("Wrok", "Office"), "no folder"),
                Arguments.argumentSet("two to one place", "folders", places("Work", "Office", "Lists", "OFFICE"),
                        "place of its own"),
                Arguments.argumentSet("into the inbox", "folders", places("Work", "inbox"), "nothing else does"),
                Arguments.argumentSet("inbox elsewhere", "folders", places("INBOX", "Old"), "inbox goes to"),
                Arguments.argumentSet("empty level", "folders", places("Work", "Office//2026"), "between every two"),
                Arguments.argumentSet("slash at the end", "folders", places("Work", "Office/"), "between every two"),
                Arguments.argumentSet("control character", "folders", places("Work", "Of\u0000fice"), "cannot go"),
                Arguments.argumentSet("too long", "folders", places("Work", "x".repeat(256)), "at most 255"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatCannotBeIsRefused(String field, FolderChoice wanted, String told) {
        Objection objection = fresh.objection(FolderChoice.EVERYTHING, wanted).orElseThrow();
        assertEquals(field, objection.field());
        assertTrue(objection.sentence().contains(told), objection.sentence());
    }

    @Test
    void whatCanBeIsTaken() {
        assertEquals(Optional.empty(), fresh.objection(FolderChoice.EVERYTHING, choice(List.of("INBOX", "Work/**"),
                List.of("Nothing yet"), DAY, Map.of("Work/2026", "Office/New", "INBOX", "INBOX"))));
    }

    static Stream<Arguments> late() {
        return Stream.of(
                Arguments.argumentSet("first day", "since", choice(List.of(), List.of(), DAY, Map.of())),
                Arguments.argumentSet("left out", "exclude", choice(List.of(), List.of("Work"), null, Map.of())),
                Arguments.argumentSet("not among those taken", "exclude",
                        choice(List.of("INBOX"), List.of(), null, Map.of())),
                Arguments.argumentSet("another place", "folders", places("Work", "Office")));
    }

    @ParameterizedTest
    @MethodSource("late")
    void whatWasCopiedStaysWhereItIs(String field, FolderChoice wanted) {
        assertEquals(Optional.empty(), fresh.objection(FolderChoice.EVERYTHING, wanted));
        assertEquals(field, begun.objection(FolderChoice.EVERYTHING, wanted).orElseThrow().field());
    }

    @Test
    void deletedSourceBindsNothingButThePlacesOfItsFolders() {
        var forgotten = new ChoiceCheck(TREE, List.of(copied("Work", 0)));
        assertEquals(Optional.empty(), forgotten.objection(FolderChoice.EVERYTHING,
                choice(List.of(), List.of("Work"), DAY, Map.of())));
        assertEquals("folders", forgotten.objection(FolderChoice.EVERYTHING, places("Work", "Office")).orElseThrow()
                .field());
        var again = new ChoiceCheck(TREE, List.of(copied("Work", 0), copied("Lists", 1)));
        assertEquals("since", again.objection(FolderChoice.EVERYTHING, choice(List.of(), List.of(), DAY, Map.of()))
                .orElseThrow().field());
    }

    @Test
    void placeThatAnotherFolderWasCopiedToIsTaken() {
        Objection objection = begun.objection(FolderChoice.EVERYTHING, places("Lists", "work")).orElseThrow();
        assertEquals("folders", objection.field());
        assertTrue(objection.sentence().contains("Give \"Lists\" another place"), objection.sentence());
        assertEquals(Optional.empty(), fresh.objection(FolderChoice.EVERYTHING, places("Lists", "work")));
    }

    @Test
    void whatWasNotCopiedYetMayStillBeChosen() {
        assertEquals(Optional.empty(), begun.objection(places("Work", "Office"),
                choice(List.of(), List.of("Trash"), null, Map.of("Work", "Office", "Lists", "Mail/Lists"))));
    }
}
