package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.copy.FolderStatus;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.imap.RawImap;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner works at the old Dovecot between passes, and the new one follows; with everything, and without QRESYNC or more. */
final class MirrorIT extends NastyCases {
    private static TwoServers filled(TwoServers servers) {
        servers.follows = true;
        servers.old.create("Work");
        for (int i = 0; i < 12; i++) {
            servers.old.add("INBOX", i % 2 == 0 ? "\\Seen" : "work", DATE, "Subject: " + i / 3 + "\n\n" + i + "\n");
        }
        passLeavesTheSame(servers, 1);
        return servers;
    }

    private TwoServers between(String missing) {
        return filled(between(Side.dovecot(DovecotSetup.standard().without(missing.split(" "))),
                Side.dovecot(DovecotSetup.standard())));
    }

    /** Counts how often the server told what changed and what has gone. */
    private static MailboxReader counting(MailboxReader real, AtomicInteger told) {
        return (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (_, method, args) -> {
                    Object answer = method.invoke(real, args);
                    if (method.getName().equals("openSince") && ((Optional<?>) answer).isPresent()) {
                        told.incrementAndGet();
                    }
                    return answer;
                });
    }

    private static void at(Side side, String... commands) {
        try (RawImap imap = side.connect()) {
            imap.ok("SELECT INBOX");
            for (String each : commands) {
                imap.ok(each);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "QRESYNC", "CONDSTORE QRESYNC", "QRESYNC CONDSTORE LIST-STATUS UIDPLUS MOVE"})
    void whatTheOwnerDoesFollows(String missing) {
        TwoServers servers = between(missing);
        var told = new AtomicInteger();
        servers.aroundReader = real -> counting(real, told);
        at(servers.old, "STORE 1:3 +FLAGS (\\Deleted)", "EXPUNGE");
        passLeavesTheSame(servers, 2);
        assertEquals(missing.isEmpty(), told.get() > 0, "told by QRESYNC " + told + " times");
        at(servers.old, "STORE 1 FLAGS (\\Flagged other)", "COPY 2 Work", "STORE 2 +FLAGS (\\Deleted)", "EXPUNGE");
        servers.old.add("INBOX", "", DATE, "Subject: new\n\n");
        passLeavesTheSame(servers, 3);
        at(servers.old, "STORE 1 +FLAGS (\\Deleted)", "STORE 3 FLAGS (\\Answered)", "EXPUNGE");
        passLeavesTheSame(servers, 4);
        passLeavesTheSame(servers, 5);
        assertEquals(5, servers.ledgers.list(TwoServers.MAILBOX).stream().mapToLong(each -> each.tally().removed())
                .sum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "QRESYNC", "CONDSTORE QRESYNC"})
    void whatTheOwnerDidAtTheTargetStays(String missing) {
        TwoServers servers = between(missing);
        at(servers.fresh, "STORE 1 +FLAGS (\\Flagged)", "STORE 2 +FLAGS (\\Deleted)", "MOVE 3 Work");
        servers.fresh.add("INBOX", "\\Deleted", DATE, "Subject: own\n\n");
        at(servers.old, "STORE 1:4 +FLAGS (\\Deleted)", "EXPUNGE");
        pass(servers, 2);
        pass(servers, 3);
        assertEquals(11, octets(servers.fresh, "INBOX").size());
        assertEquals(1, octets(servers.fresh, "Work").size());
        assertEquals(List.of("Subject: 0\r\n\r\n0\r\n", "Subject: 0\r\n\r\n1\r\n"),
                octets(servers.fresh, "INBOX").subList(0, 2));
        assertTrue(octets(servers.fresh, "INBOX").contains("Subject: own\r\n\r\n"));
        assertEquals(0, servers.missing());
        assertEquals(List.of(), listed(servers));
    }

    @Test
    void targetWithoutUidplusKeepsAllAndSaysSo() {
        TwoServers servers = filled(between(Side.dovecot(DovecotSetup.standard()),
                Side.dovecot(DovecotSetup.standard().without("UIDPLUS"))));
        at(servers.old, "STORE 1 +FLAGS (\\Deleted)", "EXPUNGE");
        pass(servers, 2);
        assertEquals(12, octets(servers.fresh, "INBOX").size());
        assertEquals(List.of(Kind.NOT_REMOVED), kinds(servers));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void greenMailFollowsOnEitherSide(boolean old) {
        Side green = Side.greenMail();
        Side dovecot = Side.dovecot(DovecotSetup.standard());
        TwoServers servers = filled(old ? between(green, dovecot) : between(dovecot, green));
        at(servers.old, "STORE 2 +FLAGS (\\Deleted)", "EXPUNGE");
        pass(servers, 2);
        assertEquals(octets(servers.old, "INBOX"), octets(servers.fresh, "INBOX").subList(0, 11));
    }

    /** The wire breaks between marking and removing, or behind the removal before it is on record. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workerThatDiesWhileItRemovesLeavesTheRestToTheNext(boolean removed) {
        TwoServers servers = between("");
        at(servers.old, "STORE 2:3 +FLAGS (\\Deleted)", "EXPUNGE");
        servers.aroundWriter = real -> dying(real, servers.fresh, removed);
        assertThrows(TransientFailure.class, () -> servers.work(2));
        servers.aroundWriter = real -> real;
        servers.fresh.add("INBOX", "\\Deleted", DATE, "Subject: own\n\n");
        servers.leaseEnds();
        pass(servers, 3);
        assertEquals(11, octets(servers.fresh, "INBOX").size());
        assertEquals(2, servers.ledgers.list(TwoServers.MAILBOX).stream().mapToLong(each -> each.tally().removed())
                .sum());
        assertEquals(0, servers.missing());
    }

    private static MailboxWriter dying(MailboxWriter real, Side fresh, boolean removed) {
        return (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (_, method, args) -> {
                    if (!method.getName().equals("remove")) {
                        return method.invoke(real, args);
                    }
                    if (removed) {
                        method.invoke(real, args);
                    } else {
                        at(fresh, "UID STORE 2:3 +FLAGS (\\Deleted)");
                    }
                    throw new TransientFailure("The worker died.");
                });
    }

    @Test
    void dovecotTellsChangesAndRemovalsTogether() {
        Side side = Side.dovecot(DovecotSetup.standard());
        TwoServers servers = between(side, Side.dovecot(DovecotSetup.standard()));
        for (int i = 0; i < 5; i++) {
            servers.old.add("INBOX", "", DATE, "Subject: " + i + "\n\n");
        }
        try (var reader = new ImapReader(side.connection())) {
            FolderStatus then = reader.open("INBOX");
            at(side, "STORE 2 +FLAGS (\\Seen)", "STORE 3:4 +FLAGS (\\Deleted)", "EXPUNGE");
            var found = new ArrayList<String>();
            Optional<FolderStatus> now = reader.openSince("INBOX", then, new MailboxReader.Changes() {
                @Override
                public void changed(long uid, Set<String> flags) {
                    found.add(uid + " " + flags);
                }

                @Override
                public void gone(long first, long last) {
                    found.add("gone " + first + ":" + last);
                }
            });
            assertEquals(3, now.orElseThrow().messages());
            assertEquals(Set.of("gone 3:4", "2 [\\Seen]"), Set.copyOf(found));
            assertEquals(3, reader.uids().length);
        }
    }
}
