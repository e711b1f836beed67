package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldersOptionTest {
    @Test
    void exclamationMarkLeavesOut() {
        FolderChoice choice = FoldersOption.choice(List.of("INBOX", " Archive/** ", "!Archive/old", "!Trash"));
        assertEquals(List.of(new FolderPattern("INBOX"), new FolderPattern("Archive/**")), choice.include());
        assertEquals(List.of(new FolderPattern("Archive/old"), new FolderPattern("Trash")), choice.exclude());
    }

    @Test
    void noPatternIsEverything() {
        assertEquals(FolderChoice.EVERYTHING, FoldersOption.choice(List.of()));
    }

    @Test
    void emptyPatternIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> FoldersOption.choice(List.of("INBOX", " ")));
        assertThrows(IllegalArgumentException.class, () -> FoldersOption.choice(List.of("!")));
    }
}
