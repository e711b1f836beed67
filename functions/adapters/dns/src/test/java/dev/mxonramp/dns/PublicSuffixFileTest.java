package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.testkit.name.PublicSuffixesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixFileTest implements PublicSuffixesContract {
    private static final List<String> LIST = List.of("// VERSION: 2026-11-20_08-00-00_UTC", "",
            "// ===BEGIN ICANN DOMAINS===", "// com : a registry", "com", "uk", "co.uk", "*.ck", "!www.ck", "公司.cn",
            "// ===END ICANN DOMAINS===", "// ===BEGIN PRIVATE DOMAINS===", "github.io", "*.compute.example.com",
            "// ===END PRIVATE DOMAINS===");

    @TempDir
    private Path folder;

    @Override
    public PublicSuffixes suffixes() {
        return PublicSuffixFile.parse(LIST, 1);
    }

    @ParameterizedTest
    @CsvSource({"anything.ck,true", "www.ck,false", "xn--55qx5d.cn,true", "eu.compute.example.com,true",
            "compute.example.com,false", "a.eu.compute.example.com,false"})
    void wildcardsExceptionsAndOtherScriptsApply(String name, boolean suffix) {
        assertEquals(suffix, suffixes().isPublicSuffix(new DomainName(name)));
    }

    @Test
    void sectionsAreTold() {
        assertTrue(suffixes().isRegistrySuffix(new DomainName("anything.ck")));
        assertFalse(suffixes().isRegistrySuffix(new DomainName("eu.compute.example.com")));
    }

    @Test
    void theEditionIsTheListsOwn() {
        assertEquals("2026-11-20_08-00-00_UTC", suffixes().edition());
    }

    private static List<String> with(int at, String line) {
        var lines = new ArrayList<>(LIST);
        lines.add(at, line);
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"co.uk", "two words", "*", "*.*.uk", "a*.uk", "!", "..", "-", "<html>",
            "// ===BEGIN PRIVATE DOMAINS===", "// ===END PRIVATE DOMAINS==="})
    void aLineThatCannotStandThereRefusesTheWholeList(String line) {
        var lines = with(9, line);
        assertThrows(IllegalArgumentException.class, () -> PublicSuffixFile.parse(lines, 1));
    }

    @Test
    void aListThatIsCutShortIsRefused() {
        for (int lines = 0; lines < LIST.size(); lines++) {
            var part = LIST.subList(0, lines);
            assertThrows(IllegalArgumentException.class, () -> PublicSuffixFile.parse(part, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> PublicSuffixFile.parse(LIST, PublicSuffixFile.FEWEST_RULES));
    }

    @Test
    void aListWithoutItsVersionIsRefused() {
        var lines = LIST.subList(1, LIST.size());
        assertThrows(IllegalArgumentException.class, () -> PublicSuffixFile.parse(lines, 1));
    }

    @Test
    void aRuleOutsideOfTheSectionsIsRefused() {
        var lines = with(1, "net");
        assertThrows(IllegalArgumentException.class, () -> PublicSuffixFile.parse(lines, 1));
    }

    @Test
    void theSettingOverridesTheListOfTheReleaseAndNeverFallsBackToIt() throws IOException {
        assertInstanceOf(GuavaPublicSuffixes.class, PublicSuffixLists.from(_ -> Optional.empty()));
        Path file = folder.resolve("public_suffix_list.dat");
        assertThrows(UncheckedIOException.class, () -> PublicSuffixLists.from(_ -> Optional.of(file.toString())));
        var lines = new ArrayList<>(LIST.subList(0, 5));
        for (int i = 0; i < PublicSuffixFile.FEWEST_RULES; i++) {
            lines.add("r" + i + ".uk");
        }
        lines.addAll(LIST.subList(5, LIST.size()));
        Files.write(file, lines, StandardCharsets.UTF_8);
        var read = PublicSuffixLists.from(_ -> Optional.of(file.toString()));
        assertTrue(read.isRegistrySuffix(new DomainName("r4999.uk")));
        Files.writeString(file, "<html>Not found</html>");
        assertThrows(IllegalArgumentException.class, () -> PublicSuffixLists.from(_ -> Optional.of(file.toString())));
    }
}
