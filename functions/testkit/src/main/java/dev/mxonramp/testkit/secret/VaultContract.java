package dev.mxonramp.testkit.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.secret.SealedSecret;
import dev.mxonramp.domain.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What every {@link Vault} does. */
public interface VaultContract {
    /** The port under test; the same one within a test. */
    Vault vault();

    @Test
    default void secretComesBack() {
        String secret = "pässwörd 秘密 \uD83D\uDD11";
        assertEquals(secret, vault().open(vault().seal(secret, "m1"), "m1"));
    }

    @Test
    default void longestSecretComesBackAndLongerOnesAreRefused() {
        String secret = "x".repeat(Vault.MAX_OCTETS);
        assertEquals(secret, vault().open(vault().seal(secret, "m1"), "m1"));
        assertThrows(IllegalArgumentException.class, () -> vault().seal(secret + "x", "m1"));
        assertThrows(IllegalArgumentException.class, () -> vault().seal("ü" + secret.substring(1), "m1"));
        assertThrows(IllegalArgumentException.class, () -> vault().seal("", "m1"));
    }

    @Test
    default void sealedSecretShowsNothing() {
        String sealed = vault().seal("password", "m1").base64();
        assertFalse(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1).contains("password"));
    }

    @Test
    default void sealingTwiceGivesDifferentTexts() {
        assertNotEquals(vault().seal("password", "m1"), vault().seal("password", "m1"));
    }

    @Test
    default void otherContextDoesNotOpen() {
        SealedSecret sealed = vault().seal("password", "m1");
        assertThrows(IllegalStateException.class, () -> vault().open(sealed, "m2"));
    }

    @Test
    default void changedOctetsDoNotOpen() {
        byte[] octets = Base64.getDecoder().decode(vault().seal("password", "m1").base64());
        octets[octets.length - 1] ^= 1;
        var changed = new SealedSecret(Base64.getEncoder().encodeToString(octets));
        assertThrows(IllegalStateException.class, () -> vault().open(changed, "m1"));
    }

    @Test
    default void whatIsNoSealedSecretDoesNotOpen() {
        assertThrows(IllegalStateException.class, () -> vault().open(new SealedSecret("not base64!"), "m1"));
        assertThrows(IllegalStateException.class, () -> vault().open(new SealedSecret("AAAA"), "m1"));
    }
}
