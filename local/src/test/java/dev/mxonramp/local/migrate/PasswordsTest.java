package dev.mxonramp.local.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final Endpoint ANN = Endpoint.parse("imaps://ann@imap.acme.test");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("password"), text);
    }

    @Test
    void fileComesBeforeTheEnvironment() throws IOException {
        var passwords = new Passwords(Map.of("ONRAMP_FROM_PASSWORD", "from env", "ONRAMP_TO_PASSWORD", "to env"));
        assertEquals("from env", passwords.of("from", ANN, null));
        assertEquals("to env", passwords.of("to", ANN, null));
        assertEquals("from file", passwords.of("from", ANN, file("from file")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass word ", "pass word \n", "pass word \r\n"})
    void onlyTheLineEndIsNotPartOfThePassword(String text) throws IOException {
        assertEquals("pass word ", new Passwords(Map.of()).of("to", ANN, file(text)));
    }

    @Test
    void absentPasswordSaysWhereItGoes() {
        String said = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> new Passwords(Map.of("ONRAMP_TO_PASSWORD", "x")).of("from", ANN, null)).getMessage());
        assertTrue(said.contains("--from-password-file") && said.contains("ONRAMP_FROM_PASSWORD"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "s3cr3t\ns3cr3t\n", "s3cr3t\rs3cr3t", "s3cr3t\0"})
    void whatIsNoPasswordIsRefusedAndNotRepeated(String text) throws IOException {
        Path file = file(text);
        String said = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> new Passwords(Map.of()).of("from", ANN, file)).getMessage());
        assertFalse(said.contains("s3cr3t"), said);
    }

    @Test
    void unreadableFileIsRefused() throws IOException {
        var passwords = new Passwords(Map.of("ONRAMP_FROM_PASSWORD", "not taken instead"));
        Path absent = folder.resolve("absent");
        assertThrows(IllegalArgumentException.class, () -> passwords.of("from", ANN, absent));
        assertThrows(IllegalArgumentException.class, () -> passwords.of("from", ANN, folder));
        Path latin = Files.write(folder.resolve("latin"), "p\u00e4ss".getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(IllegalArgumentException.class, () -> passwords.of("from", ANN, latin));
    }
}
