package dev.mxonramp.domain.migration.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modified UTF-7 (RFC 3501 5.1.3). */
final class ModifiedUtf7Test {
    private static final long SEED = 20_261_123;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INBOX                              | INBOX
            ~peter/mail/台北/日本語              | ~peter/mail/&U,BTFw-/&ZeVnLIqe-
            台北日本語                           | &U,BTF2XlZyyKng-
            Hi Mom -☺-!                        | Hi Mom -&Jjo--!
            R&D                                | R&-D
            &&                                 | &-&-
            Größe                              | Gr&APYA3w-e
            😀                                 | &2D3eAA-
            a-b                                | a-b
            """)
    void namesHaveOneFormOnTheWire(String name, String wire) {
        assertEquals(wire, ModifiedUtf7.encode(name));
        assertEquals(Optional.of(name), ModifiedUtf7.decode(wire));
    }

    @Test
    void emptyNameStaysEmpty() {
        assertEquals("", ModifiedUtf7.encode(""));
        assertEquals(Optional.of(""), ModifiedUtf7.decode(""));
    }

    @Test
    void controlCharactersAreShifted() {
        assertEquals("a&AA0ACg-b&AH8-", ModifiedUtf7.encode("a\r\nb\u007f"));
    }

    /** What RFC 3501 forbids and servers send nevertheless: a shift for what is printable, and one shift after another. */
    @ParameterizedTest
    @CsvSource({"&AGE-, a", "Gr&APY-&AN8-e, Größe"})
    void needlessShiftsAreRead(String wire, String name) {
        assertEquals(Optional.of(name), ModifiedUtf7.decode(wire));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "a&", "&Jjo", "&A-", "&AA-", "&AAAA-", "&J/o-", "&J!o-", "&Jj o-", "Gr\u00c3\u00b6",
            "\u00ff",
            "a\tb", "a\u0000", "a\u007f", "日"})
    void whatIsNoModifiedUtf7IsNotRead(String wire) {
        assertEquals(Optional.empty(), ModifiedUtf7.decode(wire));
    }

    @Test
    void anyNameComesBack() {
        var random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            var name = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                name.append(switch (random.nextInt(5)) {
                    case 0 -> (char) random.nextInt(0x10000);
                    case 1 -> "&-,/+=".charAt(random.nextInt(6));
                    case 2 -> (char) (0x80 + random.nextInt(0x100));
                    default -> (char) (0x20 + random.nextInt(0x5f));
                });
            }
            String wire = ModifiedUtf7.encode(name.toString());
            assertTrue(wire.chars().allMatch(c -> c >= 0x20 && c <= 0x7e), () -> "seed " + SEED + ": " + wire);
            assertEquals(Optional.of(name.toString()), ModifiedUtf7.decode(wire), () -> "seed " + SEED);
        }
    }
}
