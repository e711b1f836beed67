package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.testkit.name.PublicSuffixesContract;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuavaPublicSuffixesTest implements PublicSuffixesContract {
    @Override
    public PublicSuffixes suffixes() {
        return new GuavaPublicSuffixes();
    }

    /** Fails after an upgrade until the day of the new release is written into guava-release.properties. */
    @Test
    void theAgeOfTheListIsToldByTheDayOfTheRelease() {
        var edition = Pattern.compile("of (\\S+) or before, as carried by Guava (\\S+)")
                .matcher(suffixes().edition());
        assertTrue(edition.matches(), suffixes().edition());
        assertEquals(GuavaPublicSuffixes.release(), edition.group(2));
        assertTrue(LocalDate.parse(edition.group(1)).isAfter(LocalDate.of(2026, 1, 1)));
    }

    @Test
    void suffixesInOtherScriptsAreKnownByTheirALabels() {
        assertTrue(suffixes().isRegistrySuffix(new DomainName("xn--55qx5d.cn")));
    }

    @Test
    void wildcardRulesAndTheirExceptionsApply() {
        assertTrue(suffixes().isRegistrySuffix(new DomainName("anything.ck")));
        assertFalse(suffixes().isRegistrySuffix(new DomainName("www.ck")));
    }
}
