package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.testkit.imap.HonestImap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One mailbox on both sides, which no name tells. */
final class SelfLoopTest extends NastyCases {
    private final HonestImap server = new HonestImap();

    private void fill() {
        server.folder("INBOX").add(Set.of(), DATE, "Subject: 1\r\n\r\n");
        server.folder("Work").add(Set.of(), DATE, "Subject: 2\r\n\r\n");
    }

    /** The same server again, as if by another name. */
    private TwoServers looped() {
        fill();
        return between(Side.honest(server), Side.honest(server));
    }

    private void unchanged() {
        assertEquals(1, server.folder("INBOX").messages().size());
        assertEquals(1, server.folder("Work").messages().size());
        assertEquals(List.of(), server.server().heard().stream().filter(each -> each.contains("APPEND")).toList());
    }

    @Test
    void mailboxIsNotCopiedIntoItself() {
        TwoServers servers = looped();
        var refused = assertThrows(SourceRefused.class, () -> servers.work(1));
        assertTrue(String.valueOf(refused.getMessage()).contains("same mailbox"), refused::toString);
        unchanged();
        assertEquals(Set.of("INBOX", "Work"), servers.oldContent().keySet());
    }

    @Test
    void folderThatADeadWorkerLeftIsRemovedByTheNext() {
        TwoServers servers = looped();
        servers.aroundWriter = SelfLoopTest::dyingAtDelete;
        assertThrows(TransientFailure.class, () -> servers.work(1));
        assertEquals(3, servers.oldContent().size());
        servers.aroundWriter = real -> real;
        servers.leaseEnds();
        assertThrows(SourceRefused.class, () -> servers.work(1));
        unchanged();
        assertEquals(Set.of("INBOX", "Work"), servers.oldContent().keySet());
    }

    private static MailboxWriter dyingAtDelete(MailboxWriter real) {
        return (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (_, method, args) -> {
                    if (method.getName().equals("delete")) {
                        throw new TransientFailure("the worker is gone");
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Both count their UIDVALIDITY from the same number. */
    @Test
    void twoMailboxesThatLookAlikeAreTwo() {
        var fresh = new HonestImap();
        fill();
        TwoServers servers = between(Side.honest(server), Side.honest(fresh));
        assertEquals(server.folder("INBOX").uidValidity(), fresh.folder("INBOX").uidValidity());
        passLeavesTheSame(servers, 1);
    }

    @Test
    void folderOfAnotherOriginIsLeftAlone() {
        var fresh = new HonestImap();
        fill();
        String left = "onramp-same-mailbox-" + "0".repeat(32);
        String full = "onramp-same-mailbox-" + "1".repeat(32);
        fresh.folder(left);
        fresh.folder(full).add(Set.of(), DATE, "Subject: own\r\n\r\n");
        TwoServers servers = between(Side.honest(server), Side.honest(fresh));
        pass(servers, 1);
        assertEquals(Set.of("INBOX", "Work", full), servers.newContent().keySet());
    }
}
