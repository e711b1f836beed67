package dev.mxonramp.local.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A secret, and every form in which it would still be readable: as it is, in URLs, in hexadecimal, and in Base64 at any
 * of the three alignments that it may have within a longer text, such as the credentials of SASL PLAIN (RFC 4616).
 *
 * @param name what it is, for reports
 */
record Canary(String name, String value) {
    /** Shorter ones would be found by chance. */
    private static final int SHORTEST = 12;

    Canary {
        if (value.length() < SHORTEST) {
            throw new IllegalArgumentException(name + " is too short to be told from chance");
        }
    }

    /** The form in which a text holds the secret; empty for none. */
    String formIn(String text) {
        return forms().stream().filter(text::contains).findFirst().orElse("");
    }

    /** Whether a text holds the secret. */
    boolean in(String text) {
        return !formIn(text).isEmpty();
    }

    private Set<String> forms() {
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        String url = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(octets);
        var forms = new LinkedHashSet<>(List.of(value, url, url.replace("+", "%20"), hex,
                HexFormat.of().withUpperCase().formatHex(octets)));
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            forms.addAll(base64(encoder, octets));
        }
        return forms;
    }

    /** The digits that the secret alone decides, with none, one or two octets before it in the group of three. */
    private static List<String> base64(Base64.Encoder encoder, byte[] octets) {
        var forms = new ArrayList<String>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + octets.length];
            System.arraycopy(octets, 0, shifted, before, octets.length);
            String digits = encoder.withoutPadding().encodeToString(shifted);
            int first = (before * Byte.SIZE + 5) / 6;
            int end = shifted.length * Byte.SIZE / 6;
            forms.add(String.copyValueOf(Arrays.copyOfRange(digits.toCharArray(), first, end)));
        }
        return forms;
    }

    @Override
    public String toString() {
        return name;
    }
}
