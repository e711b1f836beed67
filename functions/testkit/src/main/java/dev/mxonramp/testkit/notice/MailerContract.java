package dev.mxonramp.testkit.notice;

import static dev.mxonramp.testkit.claim.Samples.ACME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.domain.notice.Mailer.Mail;
import dev.mxonramp.domain.notice.Mailer.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Mailer} does. */
public interface MailerContract {
    /** The port under test; the same one within a test. */
    Mailer mailer();

    /** The mails taken for delivery, in order. */
    List<Mail> taken();

    /** A recipient who is refused for good. */
    MailAddress refused();

    private static Mail mail(MailAddress to) {
        return new Mail(to, "Grüße – 日本 \"=?\"", "Zeile eins\nZeile zwei: <ü>", "<p>Zeile eins &amp; zwei: ü</p>");
    }

    @Test
    default void mailIsTakenAsItIs() {
        Mail mail = mail(new MailAddress("o'neil+1", ACME));
        var accepted = assertInstanceOf(Sent.Accepted.class, mailer().send(mail));
        assertFalse(accepted.messageId().isEmpty());
        assertEquals(List.of(mail), taken());
    }

    @Test
    default void mailsHaveIdsOfTheirOwn() {
        Mail mail = mail(new MailAddress("ann", ACME));
        assertNotEquals(mailer().send(mail), mailer().send(mail));
    }

    @Test
    default void refusalIsAnAnswerWithAReason() {
        var answer = assertInstanceOf(Sent.Refused.class, mailer().send(mail(refused())));
        assertFalse(answer.reason().isEmpty());
        assertEquals(List.of(), taken());
    }
}
