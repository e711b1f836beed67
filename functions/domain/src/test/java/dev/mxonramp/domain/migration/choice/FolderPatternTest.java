package dev.mxonramp.domain.migration.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPatternTest {
    @ParameterizedTest
    @CsvSource({"Work,Work,true", "Work,work,true", "Work,Workers,false", "Work,Work/2026,false", "Work*,Workers,true",
            "Work*,Work/2026,false", "Work/*,Work/2026,true", "Work/*,Work/2026/May,false", "Work/*,Work,false",
            "Work/**,Work/2026/May,true", "Work/**,Work,false", "Work**,Work/2026/May,true", "*,INBOX,true",
            "*,a/b,false", "**,a/b,true", "*/2026,Work/2026,true", "*/2026,2026,false", "**/May,a/b/May,true",
            "a*b*c,axxbyyc,true", "a*b*c,axxbyy,false", "***,a/b,true", "[x].+,[x].+,true", "[x].+,x,false",
            "Entwürfe,ENTWÜRFE,true"})
    void patternMatches(String pattern, String name, boolean matches) {
        assertEquals(matches, new FolderPattern(pattern).matches(name));
    }

    @Test
    void hostilePatternEnds() {
        assertFalse(new FolderPattern("*a".repeat(99) + "b").matches("a".repeat(5_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void whatIsNoPatternIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new FolderPattern(text));
        assertThrows(IllegalArgumentException.class, () -> new FolderPattern("x".repeat(201)));
    }
}
