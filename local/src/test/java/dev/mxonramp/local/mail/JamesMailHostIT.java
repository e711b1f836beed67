package dev.mxonramp.local.mail;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.mailhost.JamesMailHost;
import dev.mxonramp.testkit.mailbox.MailHostContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real James: mail is sent by SMTP and looked for by IMAP. */
class JamesMailHostIT extends MailHostContract {
    private static final Path HOME = Path.of(System.getProperty("onramp.root"), "local", "target", "james");

    @TempDir
    private static Path work;

    private static JamesProcess james;
    private static JamesMailHost host;
    private static int messages;

    @BeforeAll
    static void boot() {
        james = JamesProcess.start(HOME, work);
        host = new JamesMailHost(james.webAdmin(), () -> james.administration().token());
    }

    @AfterAll
    static void stop() {
        james.close();
    }

    @Override
    protected MailHost host() {
        return host;
    }

    @Override
    protected boolean opens(MailAddress mailbox, String password) {
        try (var imap = new ImapTalk(james.imap())) {
            return imap.authenticate("", mailbox.toString(), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Set<MailAddress> arrivesIn(MailAddress recipient) {
        String subject = "message " + ++messages;
        try {
            if (!send(recipient, subject)) {
                return Set.of();
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (holding(recipient, subject).isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            // One delivery puts a message into all its mailboxes; a moment more shows one that is too many.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            return holding(recipient, subject);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void deliver(MailAddress mailbox, String subject) {
        try {
            assertTrue(send(mailbox, subject));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!subjects(mailbox).contains(subject) && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<String> subjects(MailAddress mailbox) {
        var administration = james.administration();
        try (var imap = new ImapTalk(james.imap())) {
            assertTrue(imap.authenticate(mailbox.toString(), administration.imapUser(),
                    administration.imapPassword()));
            return imap.subjects();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void breakOffMove(MailAddress from, MailAddress to) {
        host.addDomain(to.domain());
        host.createMailbox(to, "nobody's");
        ask("DELETE", "/address/forwards/" + from + "/targets/" + from);
        String task = ask("POST", "/users/" + from + "/rename/" + to + "?action=rename").split("\"")[3];
        String ended = ask("GET", "/tasks/" + task + "/await");
        assertTrue(ended.contains("\"completed\""), ended);
    }

    /** A request of the administration API, as the adapter makes it. */
    private static String ask(String method, String path) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(james.webAdmin().resolve(path))
                    .header("authorization", "Bearer " + james.administration().token())
                    .method(method, HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertTrue(answer.statusCode() < 300, answer.body());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean send(MailAddress recipient, String subject) throws IOException {
        try (var smtp = new SmtpTalk(james.smtp())) {
            String reply = smtp.deliver(recipient.toString(), subject);
            assertTrue(reply.startsWith("250") || reply.startsWith("5"), () -> "neither taken nor refused: " + reply);
            return reply.startsWith("250");
        }
    }

    private static Set<MailAddress> holding(MailAddress recipient, String subject) throws IOException {
        var administration = james.administration();
        var holding = new HashSet<MailAddress>();
        for (MailAddress mailbox : host.mailboxes(recipient.domain())) {
            try (var imap = new ImapTalk(james.imap())) {
                assertTrue(imap.authenticate(mailbox.toString(), administration.imapUser(),
                        administration.imapPassword()));
                long copies = imap.subjects().stream().filter(subject::equals).count();
                assertTrue(copies <= 1, "delivered twice: " + subject);
                if (copies == 1) {
                    holding.add(mailbox);
                }
            }
        }
        return holding;
    }
}
