package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.ledger.MigrationException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.iap.Response;

/**
 * Takes a login's secret out of what a server says: some repeat the command that they refuse, and what they say is shown
 * to people, stored and logged. The secret is found as it is, as IMAP quotes it, in base64, within the responses of SASL,
 * and where only its beginning is repeated.
 */
final class Redaction {
    /** What stands in the place of a secret. */
    static final String HIDDEN = "[hidden]";
    /** So much of a beginning is taken for the secret; a shorter one says little, and other words may begin so. */
    private static final int BEGINNING = 8;

    /** The longest first: one may be a part of another. */
    private final List<String> forms;

    private Redaction(Set<String> forms) {
        this.forms = forms.stream().filter(each -> !each.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    static Redaction of(ImapServer server, ImapLogin login) {
        return switch (login) {
            case ImapLogin.Password(String user, String password) -> of(password, plain("", user, password));
            case ImapLogin.InPlaceOf(String user, String admin, String password) ->
                of(password, plain(user, admin, password));
            case ImapLogin.AccessToken(String user, String token) ->
                of(token, TokenLogin.bearer(server, user, token), TokenLogin.xoauth2(user, token));
        };
    }

    private static Redaction of(String secret, String... responses) {
        var forms = new LinkedHashSet<String>();
        forms.add(secret);
        forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
        // Sent as UTF-8, and read back as the octets that it was.
        forms.add(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            forms.add(base64(secret, charset));
            for (String response : responses) {
                forms.add(base64(response, charset));
            }
        }
        return new Redaction(forms);
    }

    /** The message of SASL PLAIN (RFC 4616 2). */
    private static String plain(String authorized, String user, String password) {
        return authorized + "\0" + user + "\0" + password;
    }

    private static String base64(String text, Charset charset) {
        // A server may leave the padding away.
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(charset));
    }

    /** An answer's words without the secret, fit to be shown. */
    String words(Response answer) {
        return MigrationException.cleaned(of(ImapAnswers.raw(answer)));
    }

    /** An error's words without the secret, fit to be shown. */
    String words(Throwable e) {
        return MigrationException.cleaned(of(ImapAnswers.raw(e)));
    }

    /** Words without the secret. */
    String of(String words) {
        String clean = words;
        for (String form : forms) {
            clean = without(clean, form);
        }
        return clean;
    }

    private static String without(String words, String form) {
        int least = Math.min(BEGINNING, form.length());
        var clean = new StringBuilder();
        int at = 0;
        while (at < words.length()) {
            int same = same(words, at, form);
            if (same >= least) {
                clean.append(HIDDEN);
                at += same;
            } else {
                clean.append(words.charAt(at++));
            }
        }
        return clean.toString();
    }

    /** How many characters of a form stand here; servers change the case of what they repeat. */
    private static int same(String words, int at, String form) {
        int same = 0;
        while (same < form.length() && at + same < words.length()
                && Character.toLowerCase(words.charAt(at + same)) == Character.toLowerCase(form.charAt(same))) {
            same++;
        }
        return same;
    }
}
