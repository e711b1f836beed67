package dev.mxonramp.local.aws;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetSocketAddress;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries mails from the outbox to the local mail server, where their recipients live there. */
public final class MailDelivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final Background threads = new Background();
    private final Session session;
    private final Predicate<String> livesHere;

    /**
     * Delivers by SMTP.
     *
     * @param smtp the mail server
     * @param livesHere whether an address's domain is served there; nothing is sent anywhere else
     */
    public MailDelivery(InetSocketAddress smtp, Predicate<String> livesHere) {
        this.livesHere = livesHere;
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", smtp.getHostString());
        properties.setProperty("mail.smtp.port", Integer.toString(smtp.getPort()));
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "10000");
        this.session = Session.getInstance(properties);
    }

    /** Delivers in the background; a refusal is logged. */
    public void deliver(OutboxMail mail) {
        threads.start(() -> {
            List<String> here = mail.to().stream().filter(livesHere).toList();
            if (!here.isEmpty()) {
                send(mail, here);
            }
        });
    }

    private void send(OutboxMail mail, List<String> to) {
        try {
            var message = new MimeMessage(session);
            message.setFrom(new InternetAddress(mail.from()));
            for (String each : to) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(each));
            }
            message.setSubject(mail.subject(), "UTF-8");
            message.setSentDate(Date.from(mail.at()));
            var both = new MimeMultipart("alternative");
            both.addBodyPart(part(mail.text(), "plain"));
            if (!mail.html().isEmpty()) {
                both.addBodyPart(part(mail.html(), "html"));
            }
            message.setContent(both);
            Transport.send(message);
        } catch (MessagingException e) {
            LOG.info("the local mail server does not take the mail to {}: {}", to, e.getMessage());
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    @Override
    public void close() {
        threads.close();
    }
}
