package dev.mxonramp.local.migrate;

import dev.mxonramp.dns.IcuIdna;
import dev.mxonramp.domain.name.DomainName;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of a migration, as typed: {@code imap[s]://USER@HOST:PORT} (RFC 5092, without a path).
 *
 * @param tls whether TLS begins with the first byte; else it begins by STARTTLS
 * @param user the login, decoded
 * @param host an A-label name or an address, without brackets
 * @param port of IMAP
 */
public record Endpoint(boolean tls, String user, String host, int port) {
    private static final Pattern URL = Pattern.compile("(?i)(imaps?)://(.*)", Pattern.DOTALL);
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\](?::(.*))?", Pattern.DOTALL);
    private static final int IMAP = 143;
    private static final int IMAPS = 993;

    /**
     * Reads a URL. What it says about a wrong one never repeats it: there may be a password in it.
     *
     * @throws IllegalArgumentException with a sentence that says what to do
     */
    public static Endpoint parse(String text) {
        Matcher url = URL.matcher(text.strip());
        if (!url.matches()) {
            throw new IllegalArgumentException("the form is imaps://USER@HOST:PORT, or imap:// for STARTTLS");
        }
        boolean tls = url.group(1).equalsIgnoreCase("imaps");
        String rest = url.group(2).endsWith("/") ? url.group(2).substring(0, url.group(2).length() - 1) : url.group(2);
        // What a mail address has before its own @ needs no escape: the last one counts.
        int at = rest.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("the user is missing: the form is imaps://USER@HOST:PORT");
        }
        return at(tls, user(rest.substring(0, at)), rest.substring(at + 1));
    }

    private static Endpoint at(boolean tls, String user, String place) {
        Matcher brackets = BRACKETS.matcher(place);
        if (brackets.matches()) {
            return new Endpoint(tls, user, v6(brackets.group(1)), port(brackets.group(2), tls));
        }
        int colon = place.indexOf(':');
        if (colon != place.lastIndexOf(':')) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets, as in imaps://USER@[2001:db8::1]");
        }
        String host = colon < 0 ? place : place.substring(0, colon);
        return new Endpoint(tls, user, name(host), port(colon < 0 ? null : place.substring(colon + 1), tls));
    }

    private static String user(String typed) {
        if (typed.contains(":")) {
            throw new IllegalArgumentException("a password must not stand on the command line, where everybody on this "
                    + "machine can read it: put it into a file or the environment, and change it. A ':' that belongs to"
                    + " the user name " + escaped(':'));
        }
        if (typed.toLowerCase(Locale.ROOT).contains(";auth=")) {
            throw new IllegalArgumentException("';AUTH=' is not supported: the login is by password. A ';' that belongs"
                    + " to the user name " + escaped(';'));
        }
        if (typed.matches("(?s).*[/?#\\[\\]\\\\ ].*")) {
            throw new IllegalArgumentException("nothing may follow HOST:PORT. A '/' that belongs to the user name "
                    + escaped('/') + "; so are ? # [ ] \\ and a space with theirs");
        }
        String user = decoded(typed);
        if (user.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the user name has a control character in it");
        }
        return user;
    }

    private static String escaped(char character) {
        return "is written %" + Integer.toHexString(character).toUpperCase(Locale.ROOT);
    }

    private static String decoded(String typed) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < typed.length(); i++) {
            if (typed.charAt(i) != '%') {
                int point = typed.codePointAt(i);
                octets.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point) - 1;
            } else if (typed.length() > i + 2 && typed.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                octets.write(Integer.parseInt(typed, i + 1, i + 3, 16));
                i += 2;
            } else {
                throw new IllegalArgumentException("behind % come two hexadecimal digits; a % itself " + escaped('%'));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the user name is not UTF-8 once its %-escapes are read", e);
        }
    }

    private static String v6(String address) {
        try {
            if (address.contains(":")) {
                return InetAddress.ofLiteral(address).getHostAddress();
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("what stands in brackets is not an IPv6 address", e);
        }
        throw new IllegalArgumentException("what stands in brackets is not an IPv6 address");
    }

    private static String name(String host) {
        try {
            String typed = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            boolean ascii = typed.chars().allMatch(each -> each < 0x80);
            return (ascii ? new DomainName(typed.toLowerCase(Locale.ROOT)) : new IcuIdna().toAscii(typed)).ascii();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the host is not a name: " + e.getMessage(), e);
        }
    }

    private static int port(@Nullable String digits, boolean tls) {
        if (digits == null) {
            return tls ? IMAPS : IMAP;
        }
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > 65_535) {
            throw new IllegalArgumentException("the port is a number from 1 to 65535");
        }
        return Integer.parseInt(digits);
    }

    /** For people. */
    @Override
    public String toString() {
        return user + " at " + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
