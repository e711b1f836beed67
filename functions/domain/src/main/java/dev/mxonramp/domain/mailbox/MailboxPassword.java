package dev.mxonramp.domain.mailbox;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The password of a mailbox, on its way to the mail host. Every mail client must be able to send it, so it is ASCII
 * without spaces at its ends (RFC 9051 quoted strings). It never shows in a text.
 */
public record MailboxPassword(String value) {
    /** The fewest characters. */
    public static final int MIN = 10;

    /** The most characters. */
    public static final int MAX = 128;

    private static final Pattern FORM = Pattern.compile("[!-~](?:[ -~]*[!-~])?");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 6;
    private static final int GROUP = 4;

    public MailboxPassword {
        if (value.length() < MIN || value.length() > MAX || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A password has " + MIN + " to " + MAX
                    + " characters: letters without accents, digits, punctuation, and spaces only in between.");
        }
    }

    /** A strong one that can be typed: six groups of four, 120 random bits, no letter that looks like another. */
    public static MailboxPassword generate(RandomGenerator random) {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new MailboxPassword(text.toString());
    }

    @Override
    public String toString() {
        return "MailboxPassword[hidden]";
    }
}
