package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.ServerBusy;
import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in by access token, in both forms, with and without an initial response. */
final class TokenLoginTest {
    private static final String TOKEN = "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg==";
    private static final String USER = "ann=m\u00fcller,x@old.test";
    private static final String ERROR = "{\"status\":\"invalid_token\",\"schemes\":\"bearer\",\"scope\":\"mail\"}";

    private final ScriptedImap server = new ScriptedImap();

    @AfterEach
    void stop() {
        server.close();
    }

    private ImapConnection open() {
        return new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.AccessToken(USER, TOKEN));
    }

    private String bearer() {
        return "n,a=ann=3Dm\u00fcller=2Cx@old.test,\u0001host=localhost\u0001port=" + server.port()
                + "\u0001auth=Bearer " + TOKEN + "\u0001\u0001";
    }

    private static String xoauth2() {
        return "user=" + USER + "\u0001auth=Bearer " + TOKEN + "\u0001\u0001";
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes this response and no other, and tells what is wrong as RFC 7628 3.2.3 has it. */
    private void expect(String mechanism, String response, String surrender) {
        server.on("AUTHENTICATE", (talk, command) -> {
            String[] arguments = command.arguments().split(" ");
            String said = arguments.length > 1 ? arguments[1] : asked(talk, "");
            if (arguments[0].equals(mechanism) && said.equals(encoded(response))) {
                talk.ok(command);
            } else {
                String end = asked(talk, encoded(ERROR));
                talk.no(command, end.equals(surrender) ? "[AUTHENTICATIONFAILED] no" : "not so: " + end);
            }
        });
    }

    private static String asked(ScriptedTalk talk, String words) throws IOException {
        talk.say("+ " + words);
        return talk.hearLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAP4rev1 AUTH=OAUTHBEARER", "IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=OAUTHBEARER"})
    void oauthbearerIsTakenWhereItIsOffered(String capabilities) {
        server.capabilities(capabilities);
        expect("OAUTHBEARER", bearer(), "AQ==");
        open().disconnect();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAP4rev1 AUTH=XOAUTH2", "IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN"})
    void xoauth2IsTakenElsewhere(String capabilities) {
        server.capabilities(capabilities);
        expect("XOAUTH2", xoauth2(), "");
        open().disconnect();
    }

    @ParameterizedTest
    @CsvSource({"IMAP4rev1 AUTH=OAUTHBEARER,AQ==", "IMAP4rev1 SASL-IR AUTH=OAUTHBEARER,AQ==",
            "IMAP4rev1 AUTH=XOAUTH2,''", "IMAP4rev1 SASL-IR AUTH=XOAUTH2,''"})
    void refusedTokenEndsTheExchangeProperlyAndIsNotShown(String capabilities, String surrender) {
        server.capabilities(capabilities);
        expect("NONE", "", surrender);
        String told = String.valueOf(assertThrows(TokenRefused.class, this::open).getMessage());
        assertTrue(told.contains("[AUTHENTICATIONFAILED] no") && told.contains("status invalid_token"), told);
        assertFalse(told.contains(TOKEN), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[UNAVAILABLE] "})
    void tokenThatTheServerRepeatsIsNotShown(String kind) {
        server.capabilities("IMAP4rev1 SASL-IR AUTH=XOAUTH2");
        for (String repeated : List.of(TOKEN, encoded(TOKEN), encoded(xoauth2()),
                encoded(xoauth2()).substring(0, 60))) {
            server.on("AUTHENTICATE", (talk, command) -> talk.no(command, kind + "not understood: " + repeated));
            String told = String.valueOf(assertThrows(RuntimeException.class, this::open).getMessage());
            assertTrue(told.contains("not understood: " + Redaction.HIDDEN), told);
            assertFalse(told.contains(repeated.substring(0, 20)), told);
        }
    }

    @Test
    void serverThatAsksToWaitIsAWait() {
        server.capabilities("IMAP4rev1 SASL-IR AUTH=XOAUTH2").on("AUTHENTICATE",
                (talk, command) -> talk.no(command, "[UNAVAILABLE] try again later"));
        assertThrows(ServerBusy.class, this::open);
    }

    @Test
    void lostConnectionMayPass() {
        server.capabilities("IMAP4rev1 AUTH=XOAUTH2").on("AUTHENTICATE", (talk, _) -> talk.hangUp());
        assertEquals(TransientFailure.class, assertThrows(TransientFailure.class, this::open).getClass());
    }

    @Test
    void serverWithoutTokensGetsNone() {
        server.capabilities("IMAP4rev1 AUTH=PLAIN");
        assertThrows(SourceRefused.class, this::open);
        assertEquals(List.of(), server.heard().stream().filter(each -> each.contains("AUTHENTICATE")).toList());
    }
}
