package dev.mxonramp.domain.name;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed or pasted where a domain name was asked for; says what is plainly something else. */
final class TypedName {
    static final String NO_NAME = "This is not a domain name; enter one like example.com.";
    static final String ADDRESS = "This is an IP address; enter the domain's name, for example example.com.";
    static final String ODD_LABEL = "A domain to claim has no underscore and no '*';"
            + " enter the domain itself, for example example.com.";

    /** With the trailing dot; in another script than ASCII a name is never longer than its A-labels. */
    private static final int LONGEST = DomainName.MAX_OCTETS + 1;
    private static final Pattern URL = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#\\\\]*).*");
    private static final Pattern V4 = Pattern.compile("\\[?\\d{1,3}(?:\\.\\d{1,3}){3}\\]?(?::\\d+)?(?:/\\d+)?");
    private static final Pattern V6 = Pattern
            .compile("\\[?(?:IPv6:)?[0-9a-fA-F]{0,4}(?::[0-9a-fA-F.]{0,15}){2,}(?:%\\w+)?\\]?(?::\\d+)?(?:/\\d+)?");
    private static final Pattern PORT = Pattern.compile("([^:]+):\\d*");

    private final String text;

    TypedName(String typed) {
        this.text = typed.strip();
    }

    /** The text as a name: without the one trailing dot that makes it absolute. */
    String plain() {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Why this cannot be a domain name, before anything is converted. */
    Optional<String> objection() {
        if (plain().isEmpty()) {
            return Optional.of("Enter a domain name, for example example.com.");
        }
        if (text.length() > LONGEST) {
            return Optional.of("This is " + text.length() + " characters long; a domain name has at most "
                    + DomainName.MAX_OCTETS + ".");
        }
        if (V4.matcher(text).matches() || V6.matcher(text).matches()) {
            return Optional.of(ADDRESS);
        }
        return pasted();
    }

    private Optional<String> pasted() {
        if (URL.matcher(text).matches() || text.indexOf('/') >= 0) {
            return Optional.of("This is a web address; enter the domain only, without https:// and without a path.");
        }
        if (text.indexOf('@') >= 0) {
            return Optional.of("This is a mail address; enter only what stands after the @.");
        }
        if (PORT.matcher(text).matches()) {
            return Optional.of("This has a port number; enter the domain without ':' and what follows it.");
        }
        if (text.indexOf('_') >= 0 || text.indexOf('*') >= 0) {
            return Optional.of(ODD_LABEL);
        }
        return text.chars().anyMatch(c -> c <= ' ' || Character.isWhitespace(c) || c == 0x7f)
                ? Optional.of("A domain name has no spaces; enter one name, for example example.com.")
                : Optional.empty();
    }

    /** The part of a pasted web or mail address that may be the domain. */
    Optional<String> inside() {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher url = URL.matcher(text);
        String host = url.matches() ? url.group(1) : text.split("/", 2)[0];
        String afterAt = host.substring(host.lastIndexOf('@') + 1);
        Matcher port = PORT.matcher(afterAt);
        String name = port.matches() ? port.group(1) : afterAt;
        boolean changed = !name.isBlank() && !name.equals(text);
        return changed ? Optional.of(new TypedName(name).plain()) : Optional.empty();
    }
}
