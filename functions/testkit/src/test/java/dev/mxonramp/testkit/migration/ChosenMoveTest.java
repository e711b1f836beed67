package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.choice.ChosenMailbox;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import dev.mxonramp.domain.migration.choice.GmailLabels;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.testkit.migration.InMemoryMailbox.Stored;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The plan shows what an owner's choice means, and the workers do just that. */
final class ChosenMoveTest {
    private final OneMailboxMove move = new OneMailboxMove();

    ChosenMoveTest() {
        for (String folder : List.of("Arbeit", "Arbeit/2026", "Gesendet", "Lists")) {
            assertTrue(move.old.create(folder));
            arrive(folder, "new in " + folder, "2026-05-01T10:00:00Z");
        }
        arrive("INBOX", "old", "1999-12-31T10:00:00Z");
        arrive("INBOX", "new", "2020-01-02T10:00:00Z");
        arrive("INBOX", "undated", null);
    }

    private void arrive(String folder, String text, @Nullable String date) {
        move.old.add(folder, new Stored(text, date == null ? null : OffsetDateTime.parse(date), Set.of()));
    }

    private void choose(FolderChoice choice) {
        move.aroundReader = reader -> new ChosenMailbox(reader, choice);
    }

    private Plan plan() {
        return Plan.of(OneMailboxMove.ANN, move, () -> false);
    }

    private List<String> fresh(String folder) {
        return move.fresh.stored(folder).stream().map(Stored::octets).sorted().toList();
    }

    @Test
    void placesFoldersAndDaysAreObeyed() {
        choose(new FolderChoice(List.of(), List.of(new FolderPattern("lists")), LocalDate.of(2020, 1, 1),
                GmailLabels.LABELS, Map.of("Arbeit", "Office/Old")));
        Plan plan = plan();
        assertEquals(List.of("INBOX > INBOX 2", "Gesendet > Sent 1", "Arbeit > Office/Old 1",
                "Arbeit/2026 > Office/Old/2026 1"),
                plan.folders().stream()
                        .map(each -> each.source() + " > " + each.target() + " " + each.messages().orElseThrow())
                        .toList());
        assertEquals(List.of("Lists"), plan.leftOut().stream().map(Plan.LeftOut::source).toList());
        assertFalse(move.work(1));
        assertEquals(List.of("new", "undated"), fresh("INBOX"));
        assertEquals(List.of("new in Arbeit"), fresh("Office/Old"));
        assertEquals(List.of("new in Arbeit/2026"), fresh("Office/Old/2026"));
        assertEquals(List.of("new in Gesendet"), fresh("Sent"));
        assertEquals(Set.of("INBOX", "Sent", "Office/Old", "Office/Old/2026"), Set.copyOf(
                move.fresh.reader().folders().folders().stream().map(each -> each.wireName()).toList()));
        assertEquals(0, move.missing());
    }

    @Test
    void laterPassesSeeWhatIsNewWithinTheChoice() {
        choose(new FolderChoice(List.of(), List.of(), LocalDate.of(2020, 1, 1), GmailLabels.LABELS, Map.of()));
        move.follows = true;
        assertFalse(move.work(1));
        arrive("INBOX", "old, too", "2019-12-31T10:00:00Z");
        arrive("INBOX", "newer", "2020-01-03T10:00:00Z");
        move.old.flags("INBOX", 1, Set.of("\\Flagged"));
        move.old.flags("INBOX", 2, Set.of("\\Flagged"));
        assertFalse(move.work(2));
        assertEquals(List.of("new", "newer", "undated"), fresh("INBOX"));
        assertEquals(List.of("new"), move.fresh.stored("INBOX").stream()
                .filter(each -> each.flags().contains("\\Flagged")).map(Stored::octets).toList());
        FolderTally tally = move.ledgers.find(new LedgerKey(OneMailboxMove.ANN, "INBOX")).orElseThrow().tally();
        assertEquals(3, tally.found());
        assertEquals(3, tally.mapped());
        assertEquals(0, move.missing());
    }

    @Test
    void planWritesNothingAndAddsUpSizesRoomAndCollisions() {
        assertTrue(move.old.create("ARBEIT"));
        move.fresh.appendLimit(4);
        choose(FolderChoice.EVERYTHING);
        Plan plan = plan();
        assertEquals(7, plan.messages());
        assertEquals(OptionalLong.of(13), plan.folders().getFirst().octets());
        assertEquals(5, plan.folders().stream().mapToLong(Plan.Folder::tooLarge).sum());
        assertEquals(1, plan.folders().stream().filter(Plan.Folder::collides).count(), plan::toString);
        assertTrue(plan.complete());
        assertEquals(1, move.fresh.reader().folders().folders().size());
        assertEquals(List.of(), move.ledgers.list(OneMailboxMove.ANN));
    }

    @Test
    void planThatRunsOutOfTimeOpensNoFolderAnyMoreAndSaysSo() {
        var opened = new ArrayList<String>();
        move.aroundReader = reader -> opening(reader, opened);
        Plan plan = Plan.of(OneMailboxMove.ANN, move, () -> opened.size() == 2);
        assertEquals(2, opened.size());
        assertEquals(opened.size() - 1, plan.folders().stream().filter(each -> each.octets().isPresent()).count());
        assertEquals(List.of(true, true, false, false, false),
                plan.folders().stream().map(each -> each.messages().isPresent()).toList());
        assertEquals(4, plan.messages());
        assertFalse(plan.complete());
    }

    private static MailboxReader opening(MailboxReader real, List<String> opened) {
        return (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (_, method, args) -> {
                    if (method.getName().equals("open")) {
                        opened.add(String.valueOf(args[0]));
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
