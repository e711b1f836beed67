package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.Source.Security;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.ScriptedImap;
import dev.mxonramp.testkit.imap.ScriptedTalk;
import dev.mxonramp.testkit.migration.Arrived;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that say nothing wrong at first sight, and yet have mail cut, doubled or taken for other mail. */
final class BentTruthTest extends NastyCases {
    private static final Pattern PIECE = Pattern.compile("<(\\d+)\\.(\\d+)>");
    private final ScriptedImap server = new ScriptedImap().on("EXAMINE", BentTruthTest::open)
            .on("SELECT", BentTruthTest::open);

    private static void open(ScriptedTalk talk, ScriptedTalk.Command command) throws IOException {
        talk.say("* 3 EXISTS");
        talk.say("* OK [UIDVALIDITY 7] valid");
        talk.say("* OK [UIDNEXT 50] next");
        talk.ok(command);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ImapConnection connection() {
        return new ImapOpener(true).open(new ImapServer("localhost", server.port(), Security.PLAIN),
                InetAddress.getLoopbackAddress(), new ImapLogin.Password("ann", "secret"));
    }

    private static MessageFacts facts(long uid, long size) {
        return new MessageFacts(uid, size, null, Set.of());
    }

    private void pieces(String text, int most) {
        server.on("UID FETCH", (talk, command) -> {
            Matcher piece = PIECE.matcher(command.arguments());
            assertTrue(piece.find());
            int from = Math.min(text.length(), Integer.parseInt(piece.group(1)));
            int to = Math.min(text.length(), from + Math.min(most, Integer.parseInt(piece.group(2))));
            talk.sayRaw("* 1 FETCH (UID 5 BODY[]<" + from + "> {" + (to - from) + "}\r\n" + text.substring(from, to)
                    + ")\r\n");
            talk.ok(command);
        });
    }

    @Test
    void messageThatIsExpungedBetweenTwoPiecesDoesNotArriveCut() {
        String text = "x".repeat(6 << 20);
        server.on("UID FETCH", (talk, command) -> {
            if (command.arguments().contains("<0.")) {
                talk.sayRaw("* 1 FETCH (UID 5 BODY[]<0> {1048576}\r\n" + text.substring(0, 1 << 20) + ")\r\n");
            }
            talk.ok(command);
        }).on("UID SEARCH", (talk, command) -> {
            talk.say("* SEARCH");
            talk.ok(command);
        });
        try (var reader = new ImapReader(connection())) {
            reader.open("INBOX");
            assertEquals(Map.of(), Arrived.of(reader, List.of(facts(5, text.length()))).octets);
        }
    }

    @Test
    void serverThatGivesShorterPiecesThanAskedForIsReadToTheEnd() {
        String text = "x".repeat(6 << 20);
        pieces(text, 1 << 19);
        try (var reader = new ImapReader(connection())) {
            reader.open("INBOX");
            assertEquals(text.length(),
                    String.valueOf(Arrived.of(reader, List.of(facts(5, text.length()))).octets.get(5L)).length());
        }
    }

    @Test
    void serverThatNeverEndsAMessageIsGivenUp() {
        String piece = "x".repeat(1 << 20);
        server.on("UID FETCH", (talk, command) -> {
            talk.sayRaw("* 1 FETCH (UID 5 BODY[]<0> {1048576}\r\n" + piece + ")\r\n");
            talk.ok(command);
        });
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (var reader = new ImapReader(connection())) {
                reader.open("INBOX");
                reader.fetch(List.of(facts(5, 6 << 20)), new Arrived());
            } catch (RuntimeException e) {
                // As good.
                return;
            }
        });
    }

    @Test
    void placeThatNoNewMessageCanHaveIsNotBelieved() {
        server.capabilities("IMAP4rev1 UIDPLUS LITERAL+").on("APPEND",
                (talk, command) -> talk.say(command.tag() + " OK [APPENDUID 7 41] done"));
        try (var writer = new ImapWriter(connection())) {
            writer.open("INBOX");
            Message one = Arrived.message(facts(1, 1), "a");
            assertEquals(List.of(new Appended.Somewhere()), writer.append(List.of(one)));
        }
    }

    @Test
    void messageThatTheTargetAlteredIsFoundAgainThoughItIsNumberedAnew() {
        var old = new HonestImap();
        var fresh = new HonestImap();
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        old.folder("INBOX").add(Set.of(), DATE, "Subject: bare\n\nline feeds\n");
        fresh.server().on("APPEND", (talk, command) -> {
            fresh.append(talk, command);
            var only = fresh.folder("INBOX").messages().getFirst();
            fresh.folder("INBOX").remove(_ -> true);
            fresh.folder("INBOX").renumber(1_000, only.uid());
            fresh.folder("INBOX").add(only.flags(), only.date(), only.octets().replace("\n", "\r\n"));
        });
        pass(servers, 1);
        assertEquals(1, octets(servers.fresh, "INBOX").size());
        fresh.server().on("APPEND", fresh::append);
        fresh.folder("INBOX").renumber(9, 1);
        pass(servers, 2);
        assertEquals(1, octets(servers.fresh, "INBOX").size());
    }

    @Test
    void messageThatATargetWithoutUidplusRewritesIsNotSentTwice() {
        var old = new HonestImap();
        var fresh = new HonestImap().capabilities("IMAP4rev1");
        TwoServers servers = between(Side.honest(old), Side.honest(fresh));
        old.folder("INBOX").add(Set.of(), DATE, "Subject: one\r\n\r\n");
        fresh.server().on("APPEND", (talk, command) -> {
            fresh.append(talk, command);
            var last = fresh.folder("INBOX").messages().getLast();
            fresh.folder("INBOX").remove(each -> each.uid() == last.uid());
            fresh.folder("INBOX").add(last.flags(), last.date(), "X-Seen-By: us\r\n" + last.octets());
        });
        pass(servers, 1);
        assertEquals(1, octets(servers.fresh, "INBOX").size(), () -> listed(servers).toString());
    }
}
