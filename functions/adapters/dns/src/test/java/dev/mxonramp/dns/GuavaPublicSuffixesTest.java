package dev.mxonramp.dns;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import dev.mxonramp.testkit.name.PublicSuffixesContract;
import org.junit.jupiter.api.Test;

class GuavaPublicSuffixesTest implements PublicSuffixesContract {
    @Override
    public PublicSuffixes suffixes() {
        return new GuavaPublicSuffixes();
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
