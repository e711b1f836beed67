package dev.mxonramp.signup;

import dev.mxonramp.domain.claim.Challenge;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.Mailer.Mail;

/**
 * Writes the mail with a sign-in link. The secret stands in the link's fragment: browsers do not send it, so that it
 * appears in no server's log.
 *
 * @param brand the deployment's name
 * @param publicUrl where the deployment is reached, without a slash at the end
 */
public record LinkMail(String brand, String publicUrl) {
    /** Where a secret may be used. */
    public String link(String secret) {
        return publicUrl + "/#link=" + secret;
    }

    /** The mail to somebody who signed in. */
    public Mail signIn(MailAddress to, String secret) {
        return mail(to, "Your sign-in link for " + brand, "", secret);
    }

    /** The mail to somebody who signed up: what to publish, and the link. */
    public Mail signUp(MailAddress to, String secret, Claim claim, Challenge challenge) {
        DomainName domain = claim.key().domain();
        return mail(to, brand + ": prove that " + domain + " is yours", instructions(domain, claim.code(), challenge),
                secret);
    }

    private static String instructions(DomainName domain, VerificationCode code, Challenge challenge) {
        return """
                To prove that %s is yours, publish this record where the domain's DNS is kept:

                Name:  %s
                Type:  TXT
                Value: %s

                We look for it by ourselves and go on as soon as it is there.

                """.formatted(domain, challenge.name(domain), challenge.value(code));
    }

    private Mail mail(MailAddress to, String subject, String instructions, String secret) {
        String text = """
                %sOpen this link to sign in. It works once, for 15 minutes:

                %s

                If you did not ask for this, do nothing: without the link nobody gets in.

                %s
                """.formatted(instructions, link(secret), brand);
        return new Mail(to, subject, text, html(subject, text, link(secret)));
    }

    private static String html(String subject, String text, String link) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:system-ui,sans-serif"><div style="white-space:pre-wrap">%s</div></body></html>
                """.formatted(escape(subject), escape(text).replace(escape(link),
                "<a href=\"" + escape(link) + "\">" + escape(link) + "</a>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
