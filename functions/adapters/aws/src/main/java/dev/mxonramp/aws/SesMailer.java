package dev.mxonramp.aws;

import dev.mxonramp.domain.journey.PermanentFailure;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.Mailer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Mail through SES. A recipient that SES refuses (unverified in the sandbox, suppressed, malformed) is
 * {@link Mailer.Sent.Refused}; paused sending and used-up quotas are mended by time.
 */
public final class SesMailer implements Mailer {
    private static final AwsService SERVICE = new AwsService("The mail service");

    private final SesV2Client ses;
    private final String from;
    private final String configurationSet;

    /**
     * @param brand display name of the sender
     * @param sender an identity verified in SES
     */
    public SesMailer(SesV2Client ses, String brand, MailAddress sender, String configurationSet) {
        this.ses = ses;
        this.from = displayName(brand) + " <" + sender + ">";
        this.configurationSet = configurationSet;
    }

    @Override
    public Sent send(Mail mail) {
        try {
            return new Sent.Accepted(SERVICE.call(() -> ses.sendEmail(request(mail))).messageId());
        } catch (MessageRejectedException | BadRequestException e) {
            return new Sent.Refused(reason(e));
        } catch (SendingPausedException | AccountSuspendedException | LimitExceededException e) {
            throw new TransientFailure("The mail service takes no mail of ours at the moment.", e);
        } catch (NotFoundException | MailFromDomainNotVerifiedException e) {
            throw new PermanentFailure("The mail service does not know our sender or configuration set.", e);
        }
    }

    private SendEmailRequest request(Mail mail) {
        var body = Body.builder().text(content(mail.text())).html(content(mail.html())).build();
        // RFC 3834 5: no vacation responder shall answer.
        var automatic = MessageHeader.builder().name("Auto-Submitted").value("auto-generated").build();
        var message = Message.builder().subject(content(mail.subject())).body(body).headers(automatic).build();
        return SendEmailRequest.builder().fromEmailAddress(from).configurationSetName(configurationSet)
                .destination(to -> to.toAddresses(mail.to().toString())).content(email -> email.simple(message))
                .build();
    }

    private static Content content(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    private static String reason(SesV2Exception e) {
        var details = e.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        return message == null ? "The mail service refused the recipient." : message;
    }

    /** A quoted string (RFC 5322 3.2.4), or an encoded word (RFC 2047) where that does not hold the name. */
    private static String displayName(String name) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
