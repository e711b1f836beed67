package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.egress.EgressPolicy;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.testkit.imap.ScriptedImap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address that was judged is the one that is connected to, whatever the name says by then. */
final class ReachableTest {
    private static final String REBINDING = "rebinding.example";

    /** A name server that answers something else every time. */
    private static final class Answers implements Reachable.Addresses {
        private final Deque<List<InetAddress>> next = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();

        Answers then(String... addresses) {
            next.add(List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
            return this;
        }

        @Override
        public List<InetAddress> of(String host) throws UnknownHostException {
            asked.add(host);
            if (next.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return next.remove();
        }
    }

    private static Reachable cloud(Answers answers) {
        return new Reachable(new EgressPolicy(false), false, answers);
    }

    private static ImapServer server(String host, int port) {
        return new ImapServer(host, port, Security.TLS);
    }

    @Test
    void nameWhoseSecondAnswerIsPrivateIsAskedOnlyOnce() {
        var answers = new Answers().then("1.1.1.1").then("169.254.169.254");
        assertEquals(InetAddress.ofLiteral("1.1.1.1"), cloud(answers).address(server(REBINDING, 993)));
        assertEquals(List.of(REBINDING), answers.asked);
    }

    @Test
    void nameWhoseFirstAnswerIsPrivateIsRefusedWhateverComesNext() {
        var answers = new Answers().then("10.0.0.1").then("1.1.1.1");
        assertThrows(SourceRefused.class, () -> cloud(answers).address(server(REBINDING, 993)));
        assertEquals(List.of(REBINDING), answers.asked);
    }

    @Test
    void onePrivateAddressAmongManyRefusesTheNameAndIsNotTold() {
        var answers = new Answers().then("1.1.1.1", "8.8.8.8", "fd00:ec2::254");
        String told = String.valueOf(assertThrows(SourceRefused.class,
                () -> cloud(answers).address(server(REBINDING, 993))).getMessage());
        assertFalse(told.contains("fd00") || told.contains("254"), told);
    }

    @Test
    void judgedAddressIsConnectedToWhileTheNameLeadsElsewhere() {
        try (var server = new ScriptedImap()) {
            // The name itself has no address at all: whoever looked it up again would fail.
            var answers = new Answers().then("127.0.0.1").then("10.0.0.1");
            var wanted = new ImapServer(REBINDING, server.port(), Security.PLAIN);
            InetAddress judged = new Reachable(new EgressPolicy(true), true, answers).address(wanted);
            new ImapOpener(true).open(wanted, judged, new ImapLogin.Password("ann", "secret")).disconnect();
            assertTrue(server.heard().stream().anyMatch(each -> each.contains("LOGIN")), server.heard()::toString);
            assertEquals(List.of(REBINDING), answers.asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "metadata.google.internal.", "2130706433", "0x7f.1", "metadata", "127.0.0.1."})
    void hostileNameIsNeverLookedUp(String host) {
        var answers = new Answers().then("1.1.1.1");
        assertThrows(SourceRefused.class, () -> cloud(answers).address(server(host, 993)));
        assertEquals(List.of(), answers.asked);
    }

    @ParameterizedTest
    @CsvSource({"imap.example.com,993,TLS,NONE", "imap.example.com,143,STARTTLS,NONE", "1.1.1.1,993,TLS,NONE",
            "imap.example.com,8080,TLS,PORT", "imap.example.com,143,PLAIN,SECURITY", "localhost,993,TLS,HOST",
            "169.254.169.254,993,TLS,HOST", "10.0.0.1,993,TLS,HOST", "::1,993,TLS,HOST", "2130706433,993,TLS,HOST"})
    void whatNoLookUpChangesIsKnownWithoutOne(String host, int port, Security security,
            Reachable.Objection objection) {
        var answers = new Answers();
        assertEquals(objection, cloud(answers).objection(new ImapServer(host, port, security)));
        assertEquals(List.of(), answers.asked);
    }

    @Test
    void oneMachineMayReachItself() {
        assertEquals(Reachable.Objection.NONE,
                new Reachable(true).objection(new ImapServer("localhost", 8080, Security.PLAIN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 80, 443, 3306, 6379, 8080, 994, 142})
    void onlyImapsPortsAreReached(int port) {
        var answers = new Answers().then("1.1.1.1");
        assertThrows(SourceRefused.class, () -> cloud(answers).address(server("imap.example.com", port)));
        assertEquals(List.of(), answers.asked);
    }

    @Test
    void nameWithoutAddressMayHaveOneLater() {
        assertThrows(TransientFailure.class,
                () -> cloud(new Answers()).address(server("imap.example.com", 993)));
    }
}
