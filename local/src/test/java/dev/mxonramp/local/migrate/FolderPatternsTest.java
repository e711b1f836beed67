package dev.mxonramp.local.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.migration.folder.FolderPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderPatternsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inbox            | INBOX           | true
            INBOX,Archive/*  | Archive/2019    | true
            INBOX,Archive/*  | Archive         | false
            Archive*         | Archive/2019/a  | true
            *2019            | Archive/2019    | true
            a*c*e            | a/b.c(d)e       | true
            a.c              | abc             | false
            !Trash           | Trash           | false
            !Trash           | INBOX           | true
            !Trash*          | Trash/old       | false
            Archive/*,!*/old | Archive/old     | false
            Archive/*,!*/old | Archive/new     | true
            Entwürfe         | ENTWÜRFE        | true
            *                | [Gmail]/Spam    | true
            """)
    void patternsChooseWholeNames(String patterns, String folder, boolean chosen) {
        assertEquals(chosen, new FolderPatterns(List.of(patterns.split(",")))
                .choose(new FolderPath(List.of(folder.split("/")))));
    }

    @Test
    void noPatternIsAllFolders() {
        assertEquals(true, FolderPatterns.ALL.choose(FolderPath.of("anything")));
    }

    @Test
    void emptyPatternIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new FolderPatterns(List.of("INBOX", " ")));
        assertThrows(IllegalArgumentException.class, () -> new FolderPatterns(List.of("!")));
    }
}
