package dev.mxonramp.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.lambda.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {
    private static final String SECRET = "correct horse? battery~staple>9";

    private final Canary canary = new Canary("a password", SECRET);

    @Test
    void secretIsFoundAsItIsAndInUrlsAndInHexadecimal() {
        String url = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        assertTrue(canary.in(Json.text(Map.of("password", SECRET))));
        assertTrue(canary.in("password=" + url + "&x=1"));
        assertTrue(canary.in("/" + url.replace("+", "%20")));
        String hex = HexFormat.of().formatHex(("x" + SECRET + "y").getBytes(StandardCharsets.UTF_8));
        assertTrue(canary.in("bytes=0x" + hex));
        assertTrue(canary.in(hex.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0ann@acme.test\0", "\0bob@acme.test\0!", "x", "xy", "xyz"})
    void secretIsFoundInBase64WhateverStandsAroundIt(String before) {
        for (String after : new String[]{"", "a", "ab", "abc"}) {
            byte[] octets = (before + SECRET + after).getBytes(StandardCharsets.UTF_8);
            assertTrue(canary.in(Base64.getEncoder().encodeToString(octets)), before + "…" + after);
            assertTrue(canary.in(Base64.getUrlEncoder().encodeToString(octets)), before + "…" + after);
        }
    }

    @Test
    void hashAndOtherSecretsAreNotIt() {
        assertFalse(canary.in(SecretHash.of(SECRET).hex()));
        assertFalse(canary.in("correct horse? battery~staple>8"));
        assertFalse(canary.in(Base64.getEncoder().encodeToString("correct horse".getBytes(StandardCharsets.UTF_8))));
        assertEquals("", canary.formIn(""));
    }

    @Test
    void textThatChanceCouldWriteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Canary("short", "secret"));
    }
}
