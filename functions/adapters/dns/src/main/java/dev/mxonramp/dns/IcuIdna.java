package dev.mxonramp.dns;

import com.ibm.icu.text.IDNA;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.Idna;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * UTS-46 non-transitional processing by ICU4J, with the checks that registries make: STD3 characters, bidi and joiner
 * rules (RFC 5892, RFC 5893).
 */
public final class IcuIdna implements Idna {
    private static final int OPTIONS = IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE;

    /** What is against a rule of registration and still a name that exists: {@code r3---a.example.com}. */
    private static final Set<IDNA.Error> HARMLESS = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    private final IDNA idna = IDNA.getUTS46Instance(OPTIONS);

    @Override
    public DomainName toAscii(String typed) {
        var info = new IDNA.Info();
        String ascii = idna.nameToASCII(typed, new StringBuilder(), info).toString();
        Optional<IDNA.Error> error = info.getErrors().stream().filter(each -> !HARMLESS.contains(each)).sorted()
                .findFirst();
        if (error.isPresent()) {
            throw new IllegalArgumentException(sentence(error.get()));
        }
        return new DomainName(ascii.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toUnicode(DomainName name) {
        var info = new IDNA.Info();
        String unicode = idna.nameToUnicode(name.ascii(), new StringBuilder(), info).toString();
        return info.hasErrors() ? name.ascii() : unicode;
    }

    private static String sentence(IDNA.Error error) {
        return switch (error) {
            case EMPTY_LABEL -> "There are two dots side by side, or one at the start; enter a name like example.com.";
            case LABEL_TOO_LONG -> "A part between two dots is longer than 63 characters; check the name.";
            case DOMAIN_NAME_TOO_LONG -> "The name is longer than 253 characters; check it.";
            case LEADING_HYPHEN, TRAILING_HYPHEN, HYPHEN_3_4 ->
                "A part between two dots must not begin or end with '-' or have '--' as its third and fourth"
                        + " character; check the name.";
            case LEADING_COMBINING_MARK, DISALLOWED, LABEL_HAS_DOT ->
                "The name has a character that domain names must not have; enter letters, digits, '-' and dots only.";
            case BIDI, CONTEXTJ, CONTEXTO_PUNCTUATION, CONTEXTO_DIGITS ->
                "The characters of this name must not stand together like this; check its spelling.";
            case PUNYCODE, INVALID_ACE_LABEL ->
                "A part that begins with 'xn--' is not valid; enter the name in its own script instead.";
        };
    }
}
