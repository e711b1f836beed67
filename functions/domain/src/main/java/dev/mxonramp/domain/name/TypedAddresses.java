package dev.mxonramp.domain.name;

import java.util.Locale;

/** Reads mail addresses as people type them: the domain may be written in Unicode. */
public final class TypedAddresses {
    private static final int LONGEST = 320;

    private final Idna idna;

    public TypedAddresses(Idna idna) {
        this.idna = idna;
    }

    /**
     * The address with its domain as A-labels.
     *
     * @throws IllegalArgumentException with a sentence for the user, if this is no address that mail can be sent to
     */
    public MailAddress read(String typed) {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("An address has at most 254 characters; this has " + text.length()
                    + ".");
        }
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw new IllegalArgumentException("Enter an address of the form name@example.com.");
        }
        DomainName domain = idna.toAscii(text.substring(at + 1));
        if (domain.parent().isEmpty() || !domain.ascii().matches("[a-z0-9.-]*[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "What stands after the @ is not a mail domain; enter an address of the form name@example.com.");
        }
        return withLocal(text.substring(0, at), domain);
    }

    private static MailAddress withLocal(String local, DomainName domain) {
        try {
            // RFC 5321 4.5.3.1.3: a path has 256 octets, two of them angle brackets.
            var address = new MailAddress(local.toLowerCase(Locale.ROOT), domain);
            if (address.toString().length() > 254) {
                throw new IllegalArgumentException("an address has at most 254 characters");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("This is no address that mail can be sent to: " + e.getMessage() + ".",
                    e);
        }
    }
}
