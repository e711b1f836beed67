package dev.mxonramp.domain.migration.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.folder.FolderPath;
import dev.mxonramp.domain.migration.folder.FolderTree;
import dev.mxonramp.domain.migration.folder.ListedFolder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FolderSelectionTest {
    private static final FolderTree PLAIN = new FolderTree("INBOX.", '.', List.of(folder("INBOX", '.'),
            folder("INBOX.Work", '.'), folder("INBOX.Work.2026", '.'), folder("INBOX.Lists", '.', "\\Noselect"),
            folder("INBOX.Trash", '.')));

    private static final FolderTree GMAIL = new FolderTree("", '/', List.of(folder("INBOX", '/'),
            folder("Receipts", '/'), folder("[Gmail]", '/', "\\Noselect"),
            folder("[Gmail]/All Mail", '/', "\\All"), folder("[Gmail]/Drafts", '/', "\\Drafts"),
            folder("[Gmail]/Important", '/', "\\Important"), folder("[Gmail]/Sent Mail", '/', "\\Sent"),
            folder("[Gmail]/Spam", '/', "\\Junk"), folder("[Gmail]/Starred", '/', "\\Flagged"),
            folder("[Gmail]/Trash", '/', "\\Trash")));

    private static ListedFolder folder(String name, char delimiter, String... attributes) {
        return new ListedFolder(name, delimiter, Set.of(attributes), false);
    }

    private static FolderChoice choice(String include, String exclude, GmailLabels labels) {
        return new FolderChoice(patterns(include), patterns(exclude), null, labels, Map.of());
    }

    private static List<FolderPattern> patterns(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ")).stream().map(FolderPattern::new).toList();
    }

    private static List<String> kept(FolderTree tree, FolderChoice choice) {
        return FolderSelection.names(new FolderSelection(choice).of(tree));
    }

    @ParameterizedTest
    @CsvSource({"'','','INBOX,Work,Work/2026,Trash'", "'INBOX Work/**','','INBOX,Work/2026'",
            "'','Work**','INBOX,Trash'", "'**','TRASH','INBOX,Work,Work/2026'", "'Nothing','',''"})
    void patternsDecide(String include, String exclude, String kept) {
        FolderChoice choice = choice(include, exclude, GmailLabels.LABELS);
        assertEquals(kept, String.join(",", kept(PLAIN, choice)));
        FolderTree tree = new FolderSelection(choice).of(PLAIN);
        assertEquals(5, tree.folders().size() + tree.leftOut().size());
        assertTrue(tree.leftOut().stream().allMatch(each -> each.why().endsWith(".")), tree::toString);
    }

    @ParameterizedTest
    @CsvSource({"LABELS,'INBOX,Receipts,[Gmail]/All Mail,[Gmail]/Drafts,[Gmail]/Sent Mail,[Gmail]/Spam,[Gmail]/Trash'",
            "SYSTEM,'INBOX,[Gmail]/Drafts,[Gmail]/Sent Mail,[Gmail]/Spam,[Gmail]/Trash'",
            "ALL_MAIL,'[Gmail]/All Mail,[Gmail]/Spam,[Gmail]/Trash'"})
    void labelsOfGmailBecomeWhatTheOwnerWants(GmailLabels labels, String kept) {
        assertEquals(kept, String.join(",", kept(GMAIL, choice("", "", labels))));
    }

    @ParameterizedTest
    @EnumSource(GmailLabels.class)
    void elsewhereLabelsHaveNoEffect(GmailLabels labels) {
        assertEquals(4, kept(PLAIN, choice("", "", labels)).size());
    }

    @Test
    void placesAreFoundByTheNameThatPeopleSee() {
        var choice = new FolderChoice(List.of(), List.of(), null, GmailLabels.LABELS,
                Map.of("Work/2026", "Office/New"));
        assertEquals(Map.of("INBOX.Work.2026", FolderPath.of("Office", "New")),
                new FolderSelection(choice).of(PLAIN).places());
    }
}
