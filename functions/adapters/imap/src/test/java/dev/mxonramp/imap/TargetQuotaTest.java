package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.Quota;
import dev.mxonramp.testkit.imap.ScriptedImap;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How much room there is, as servers tell it. */
final class TargetQuotaTest {
    private static final long MAX = Long.MAX_VALUE;

    private final ScriptedImap server = new ScriptedImap();

    @AfterEach
    void stop() {
        server.close();
    }

    private Quota read() {
        var writer = new ImapWriter(
                new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                        InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", "secret")));
        try (writer) {
            return writer.quota();
        }
    }

    private void tells(String... lines) {
        server.capabilities("IMAP4rev1 QUOTA").on("GETQUOTAROOT", (talk, command) -> {
            talk.say("* QUOTAROOT INBOX \"\"");
            for (String line : lines) {
                talk.say(line);
            }
            talk.ok(command);
        });
    }

    static Stream<Arguments> told() {
        return Stream.of(
                Arguments.argumentSet("storage", "* QUOTA \"\" (STORAGE 10 512)", new Quota(10_240, 524_288, 0, MAX)),
                Arguments.argumentSet("both", "* QUOTA \"User (quota)\" (STORAGE 0 1 MESSAGE 3 7)",
                        new Quota(0, 1_024, 3, 7)),
                Arguments.argumentSet("lower case, others beside",
                        "* quota #user/ann (mailbox 1 2 message 3 7 annotation-storage 1 2)", new Quota(0, MAX, 3, 7)),
                Arguments.argumentSet("root that looks like one", "* QUOTA \"(STORAGE 1 1)\" (MESSAGE 3 7)",
                        new Quota(0, MAX, 3, 7)),
                Arguments.argumentSet("nothing limited", "* QUOTA \"\" ()", Quota.NONE),
                Arguments.argumentSet("over its limit", "* QUOTA \"\" (STORAGE 9 4)", new Quota(9_216, 4_096, 0, MAX)),
                Arguments.argumentSet("absurd", "* QUOTA \"\" (STORAGE 1 999999999999999999)", Quota.NONE));
    }

    @ParameterizedTest
    @MethodSource("told")
    void quotaIsRead(String line, Quota quota) {
        tells(line);
        assertEquals(quota, read());
    }

    @Test
    void theTightestOfSeveralRootsCounts() {
        tells("* QUOTA a (STORAGE 10 512 MESSAGE 1 9)", "* QUOTA b (STORAGE 100 200 MESSAGE 1 99)");
        assertEquals(new Quota(102_400, 204_800, 1, 9), read());
    }

    @Test
    void serverThatDoesNotTellHasNone() {
        server.capabilities("IMAP4rev1 QUOTA").on("GETQUOTAROOT", (talk, command) -> talk.no(command, "not here"));
        assertEquals(Quota.NONE, read());
        server.capabilities("IMAP4rev1");
        assertEquals(Quota.NONE, read());
    }
}
