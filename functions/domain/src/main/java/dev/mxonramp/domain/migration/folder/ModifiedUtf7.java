package dev.mxonramp.domain.migration.folder;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Modified UTF-7, the form of mailbox names on the wire (RFC 3501 5.1.3). */
public final class ModifiedUtf7 {
    private ModifiedUtf7() {}

    /** The wire form of a name; a lone surrogate is carried as it is. */
    public static String encode(String name) {
        var wire = new StringBuilder();
        int at = 0;
        while (at < name.length()) {
            char c = name.charAt(at);
            if (c == '&') {
                wire.append("&-");
                at++;
            } else if (printable(c)) {
                wire.append(c);
                at++;
            } else {
                int end = at;
                while (end < name.length() && !printable(name.charAt(end))) {
                    end++;
                }
                wire.append('&').append(base64(name.substring(at, end))).append('-');
                at = end;
            }
        }
        return wire.toString();
    }

    /** The name behind a wire form; empty if it is none (8-bit octets, broken base64, a missing hyphen). */
    public static Optional<String> decode(String wire) {
        var name = new StringBuilder();
        int at = 0;
        while (at < wire.length()) {
            char c = wire.charAt(at);
            if (!printable(c)) {
                return Optional.empty();
            }
            if (c != '&') {
                name.append(c);
                at++;
                continue;
            }
            int end = wire.indexOf('-', at);
            if (end < 0) {
                return Optional.empty();
            }
            Optional<String> shifted = end == at + 1 ? Optional.of("&") : shifted(wire.substring(at + 1, end));
            if (shifted.isEmpty()) {
                return Optional.empty();
            }
            name.append(shifted.get());
            at = end + 1;
        }
        return Optional.of(name.toString());
    }

    private static boolean printable(char c) {
        return c >= 0x20 && c <= 0x7e;
    }

    private static String base64(String text) {
        var octets = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >> 8);
            octets[2 * i + 1] = (byte) text.charAt(i);
        }
        return Base64.getEncoder().withoutPadding().encodeToString(octets).replace('/', ',');
    }

    private static Optional<String> shifted(String base64) {
        try {
            byte[] octets = Base64.getDecoder().decode(base64.replace(',', '/').getBytes(StandardCharsets.US_ASCII));
            if (base64.indexOf('/') >= 0 || octets.length % 2 != 0) {
                return Optional.empty();
            }
            var text = new StringBuilder();
            for (int i = 0; i < octets.length; i += 2) {
                text.append((char) (((octets[i] & 0xff) << 8) | (octets[i + 1] & 0xff)));
            }
            return Optional.of(text.toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
