package dev.mxonramp.testkit.name;

import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.Idna;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Converts plain names, and of other scripts only the labels it was given; refuses the rest. */
public final class ListedIdna implements Idna {
    private final Map<String, String> unicodeToAscii;
    private final Map<String, String> asciiToUnicode = new HashMap<>();

    /** @param labels Unicode labels with their A-labels */
    public ListedIdna(Map<String, String> labels) {
        this.unicodeToAscii = Map.copyOf(labels);
        unicodeToAscii.forEach((unicode, ascii) -> asciiToUnicode.put(ascii, unicode));
    }

    /** One that knows plain names only. */
    public static ListedIdna plain() {
        return new ListedIdna(Map.of());
    }

    @Override
    public DomainName toAscii(String typed) {
        var ascii = new StringBuilder();
        for (String label : typed.toLowerCase(Locale.ROOT).split("\\.", -1)) {
            String converted = unicodeToAscii.getOrDefault(label, label);
            if (converted.startsWith("xn--") && !asciiToUnicode.containsKey(converted)) {
                throw new IllegalArgumentException("A part that begins with 'xn--' is not valid.");
            }
            ascii.append(ascii.isEmpty() ? "" : ".").append(converted);
        }
        return new DomainName(ascii.toString());
    }

    @Override
    public String toUnicode(DomainName name) {
        return String.join(".",
                name.labels().stream().map(label -> asciiToUnicode.getOrDefault(label, label)).toList());
    }
}
