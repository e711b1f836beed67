package dev.mxonramp.aws;

import static dev.mxonramp.testkit.claim.Samples.ACME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.domain.notice.Mailer.Mail;
import dev.mxonramp.domain.notice.Mailer.Sent;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.testkit.notice.MailerContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail over the service's own protocol. */
class SesMailerTest implements MailerContract {
    private static final MailAddress SENDER = MailAddress.of("hello@onramp.test");
    private static final Mail MAIL = new Mail(new MailAddress("ann", ACME), "Subject", "text", "<p>html</p>");

    private final List<Mail> taken = new ArrayList<>();
    private final Front front = new Front(this::answer);

    private Front.Reply answer(Front.Request request) {
        assertEquals("/v2/email/outbound-emails", request.path());
        Mail mail = mail(request.json());
        if (mail.to().equals(refused())) {
            return Front.Reply.error(400, "MessageRejected");
        }
        taken.add(mail);
        return Front.Reply.of(Map.of("MessageId", "id-" + taken.size()));
    }

    private static Mail mail(Map<String, ?> request) {
        Object to = at(request, "Destination", "ToAddresses");
        return new Mail(MailAddress.of(String.valueOf(((List<?>) to).getFirst())), text(request, "Subject"),
                text(request, "Body", "Text"), text(request, "Body", "Html"));
    }

    private static String text(Map<String, ?> request, String... path) {
        Object content = at(request, "Content", "Simple");
        for (String member : path) {
            content = at(content, member);
        }
        assertEquals("UTF-8", at(content, "Charset"));
        return String.valueOf(at(content, "Data"));
    }

    private static Object at(Object value, String... path) {
        Object found = value;
        for (String member : path) {
            Object inner = Json.object(found).get(member);
            if (inner == null) {
                throw new IllegalArgumentException("no " + member + " in " + found);
            }
            found = inner;
        }
        return found;
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Override
    public Mailer mailer() {
        return mailer(front, "MX Onramp");
    }

    private static Mailer mailer(Front front, String brand) {
        return new SesMailer(front.clients().ses(), brand, SENDER, "set-1");
    }

    @Override
    public List<Mail> taken() {
        return taken;
    }

    @Override
    public MailAddress refused() {
        return new MailAddress("refused", ACME);
    }

    @Test
    void mailIsMarkedAsAutomaticAndCounted() {
        mailer().send(MAIL);
        assertEquals("set-1", front.last().text("ConfigurationSetName"));
        assertEquals(List.of(Map.of("Name", "Auto-Submitted", "Value", "auto-generated")),
                at(front.last().json(), "Content", "Simple", "Headers"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"MX Onramp,\"MX Onramp\" <hello@onramp.test>",
            "A \"B\" \\C,\"A \\\"B\\\" \\\\C\" <hello@onramp.test>",
            "Grüße,=?UTF-8?B?R3LDvMOfZQ==?= <hello@onramp.test>"})
    void brandIsTheSendersName(String brand, String from) {
        mailer(front, brand).send(MAIL);
        assertEquals(from, front.last().text("FromEmailAddress"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageRejected", "BadRequestException"})
    void recipientThatIsRefusedIsAnAnswer(String error) {
        try (Front other = new Front(request -> Front.Reply.error(400, error))) {
            var answer = assertInstanceOf(Sent.Refused.class, mailer(other, "B").send(MAIL));
            assertEquals("scripted " + error, answer.reason());
        }
    }

    @ParameterizedTest
    @CsvSource({"429,TooManyRequestsException", "400,LimitExceededException", "400,SendingPausedException",
            "400,AccountSuspendedException", "503,ServiceUnavailable"})
    void whatMayPassIsMendedByTime(int status, String error) {
        try (Front other = new Front(request -> Front.Reply.error(status, error))) {
            Mailer mailer = mailer(other, "B");
            assertThrows(TransientFailure.class, () -> mailer.send(MAIL));
        }
    }

    @ParameterizedTest
    @CsvSource({"404,NotFoundException", "400,MailFromDomainNotVerifiedException"})
    void whatIsSetUpWrongIsForAPerson(int status, String error) {
        try (Front other = new Front(request -> Front.Reply.error(status, error))) {
            Mailer mailer = mailer(other, "B");
            assertThrows(PermanentFailure.class, () -> mailer.send(MAIL));
        }
    }
}
