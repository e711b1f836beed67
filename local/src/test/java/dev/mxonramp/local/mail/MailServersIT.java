package dev.mxonramp.local.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServersIT {
    private static final Path TARGET = Path.of(System.getProperty("onramp.root"), "local", "target");

    @TempDir
    private static Path work;

    private static JamesProcess james;

    @BeforeAll
    static void boot() throws Exception {
        james = JamesProcess.start(TARGET.resolve("james"), work);
        assertEquals(204, put("/domains/acme.test", ""));
        assertEquals(204, put("/users/ann@acme.test", "{\"password\":\"anns own\"}"));
        assertEquals(204, put("/users/bob@acme.test", "{\"password\":\"bobs own\"}"));
    }

    @AfterAll
    static void stop() {
        james.close();
        assertFalse(james.handle().isAlive());
    }

    private static int put(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(james.webAdmin() + path)).PUT(BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + james.administration().token()));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void administratorOpensAMailboxWithoutItsPassword() throws IOException {
        var administration = james.administration();
        try (var smtp = new SmtpTalk(james.smtp())) {
            assertTrue(smtp.deliver("ann@acme.test", "for ann").startsWith("250"));
        }
        Eventually.equal(List.of("for ann"), () -> {
            try (var imap = new ImapTalk(james.imap())) {
                assertTrue(imap.authenticate("ann@acme.test", administration.imapUser(),
                        administration.imapPassword()));
                return imap.subjects();
            }
        });
    }

    /** What ChannelImapResponseWriter in local/james is for: without it, a few of these come with their end first. */
    @Test
    void partsOfAResponseComeInOrder() throws Exception {
        assertEquals(204, put("/users/cat@acme.test", "{\"password\":\"cats own\"}"));
        try (var smtp = new SmtpTalk(james.smtp())) {
            assertTrue(smtp.deliver("cat@acme.test", "for cat").startsWith("250"));
        }
        Eventually.equal(List.of("for cat"), MailServersIT::subjectsOfCat);
        Callable<Void> look = () -> {
            for (int i = 0; i < 250; i++) {
                assertEquals(List.of("for cat"), subjectsOfCat());
            }
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(4, look))) {
                each.get();
            }
        }
    }

    private static List<String> subjectsOfCat() throws IOException {
        try (var imap = new ImapTalk(james.imap())) {
            assertTrue(imap.authenticate("", "cat@acme.test", "cats own"));
            return imap.subjects();
        }
    }

    @Test
    void nobodyElseOpensAMailboxOfAnother() throws IOException {
        try (var imap = new ImapTalk(james.imap())) {
            assertFalse(imap.authenticate("ann@acme.test", "bob@acme.test", "bobs own"));
        }
        try (var imap = new ImapTalk(james.imap())) {
            assertFalse(imap.authenticate("ann@acme.test", james.administration().imapUser(), "guessed"));
        }
    }

    @Test
    void webAdminRefusesWhoHasNoToken() throws Exception {
        var open = HttpRequest.newBuilder(james.webAdmin().resolve("/users"));
        assertEquals(401, send(open));
        assertEquals(401, send(open.copy().header("authorization", "Bearer " + AdminToken.make().token())));
    }

    @Test
    void unknownRecipientsAreRefusedAtTheDoor() throws IOException {
        try (var smtp = new SmtpTalk(james.smtp())) {
            assertTrue(smtp.deliver("nobody@acme.test", "lost").startsWith("550"));
        }
    }

    @Test
    void oldProviderTakesMailForUsersOfBefore_andForThoseAddedLater() throws IOException {
        ProcessHandle process;
        try (var old = OldProvider.start(TARGET.resolve("oldhost"), work, Map.of("ann@acme.test", "old-secret"))) {
            process = old.handle();
            old.addUser("bob@acme.test", "old-secret-2");
            try (var smtp = new SmtpTalk(old.smtp())) {
                assertTrue(smtp.deliver("ann@acme.test", "old mail").startsWith("250"));
            }
            try (var imap = new ImapTalk(old.imap())) {
                imap.command("LOGIN ann@acme.test old-secret");
                assertEquals(List.of("old mail"), imap.subjects());
            }
            try (var imap = new ImapTalk(old.imap())) {
                imap.command("LOGIN bob@acme.test old-secret-2");
                assertEquals(List.of(), imap.subjects());
            }
        }
        assertFalse(process.isAlive());
    }
}
