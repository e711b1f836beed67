package dev.mxonramp.testkit.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.Idna;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Idna} does. */
public interface IdnaContract {
    /** The labels in other scripts that the contract uses, with their A-labels. */
    Map<String, String> LABELS = Map.of("bücher", "xn--bcher-kva", "straße", "xn--strae-oqa", "例え", "xn--r8jz45g");

    /** The implementation under test; it knows {@link #LABELS}. */
    Idna idna();

    @Test
    default void plainNamesGoThroughInLowerCase() {
        assertEquals(new DomainName("mail.example.com"), idna().toAscii("Mail.EXAMPLE.com"));
        assertEquals("mail.example.com", idna().toUnicode(new DomainName("mail.example.com")));
    }

    @Test
    default void otherScriptsBecomeALabelsAndComeBack() {
        LABELS.forEach((unicode, ascii) -> {
            var name = new DomainName(ascii + ".example.com");
            assertEquals(name, idna().toAscii(unicode + ".example.com"));
            assertEquals(unicode + ".example.com", idna().toUnicode(name));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..example.com", "xn--a.example.com", "-a.example.com", "a b.example.com",
            "a\u0000.example.com"})
    default void whatIsNoNameIsRefusedWithASentence(String typed) {
        var refused = assertThrows(IllegalArgumentException.class, () -> idna().toAscii(typed));
        assertEquals(false, String.valueOf(refused.getMessage()).isBlank());
    }

    @Test
    default void tooLongNamesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> idna().toAscii("a".repeat(64) + ".example.com"));
        assertThrows(IllegalArgumentException.class, () -> idna().toAscii("a.".repeat(130) + "com"));
    }
}
