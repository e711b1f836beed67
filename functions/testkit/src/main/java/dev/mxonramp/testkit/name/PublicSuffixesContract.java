package dev.mxonramp.testkit.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PublicSuffixes} does, on a list that has {@code co.uk} and, as private, {@code github.io}. */
public interface PublicSuffixesContract {
    /** The implementation under test. */
    PublicSuffixes suffixes();

    @ParameterizedTest
    @ValueSource(strings = {"com", "uk", "co.uk", "test", "zz--nonesuch"})
    default void registriesSellBelowThese(String name) {
        assertTrue(suffixes().isRegistrySuffix(new DomainName(name)));
        assertTrue(suffixes().isPublicSuffix(new DomainName(name)));
    }

    @Test
    default void aPrivateSuffixIsPublicButNoRegistrys() {
        assertTrue(suffixes().isPublicSuffix(new DomainName("github.io")));
        assertFalse(suffixes().isRegistrySuffix(new DomainName("github.io")));
    }

    @ParameterizedTest
    @CsvSource({"example.com,example.com", "a.b.example.com,example.com", "example.co.uk,example.co.uk",
            "shop.acme.test,acme.test", "a.user.github.io,user.github.io",
            "_onramp-challenge.shop.example.com,example.com", "*.example.com,example.com"})
    default void theRegistrableNameIsDirectlyBelowTheSuffix(String name, String registrable) {
        assertEquals(Optional.of(new DomainName(registrable)), suffixes().registrable(new DomainName(name)));
        assertFalse(suffixes().isPublicSuffix(new DomainName(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com", "co.uk", "github.io"})
    default void aSuffixHasNoRegistrableName(String name) {
        assertEquals(Optional.empty(), suffixes().registrable(new DomainName(name)));
    }
}
