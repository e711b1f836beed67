package dev.mxonramp.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.testkit.dovecot.DovecotSetup;
import dev.mxonramp.testkit.imap.HonestImap;
import dev.mxonramp.testkit.imap.RawImap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.jspecify.annotations.Nullable;

/** What the tests of awkward mail, folders and servers have in common: two servers, and passes between them. */
abstract class NastyCases {
    static final String DATE = "17-Jul-1996 02:44:25 -0700";
    private static final Pattern BODY = Pattern.compile("BODY\\[\\] \\{(\\d+)\\}\r?\n");

    private @Nullable TwoServers servers;

    @AfterEach
    void stop() {
        if (servers != null) {
            servers.close();
            servers = null;
        }
    }

    TwoServers between(Side old, Side fresh) {
        servers = new TwoServers(old, fresh);
        return servers;
    }

    /** From a server that keeps every octet as it is. */
    TwoServers fromHonest(HonestImap old, DovecotSetup fresh) {
        return between(Side.honest(old), Side.dovecot(fresh));
    }

    /** A pass that ends by itself. */
    static void pass(TwoServers servers, int number) {
        assertFalse(servers.work(number));
    }

    /** A pass after which both mailboxes are the same, and nothing is listed. */
    static void passLeavesTheSame(TwoServers servers, int number) {
        pass(servers, number);
        assertEquals(servers.oldContent(), servers.newContent());
        assertEquals(0, servers.missing());
        assertEquals(List.of(), listed(servers));
    }

    static List<MigrationException> listed(TwoServers servers) {
        return servers.ledgers.exceptions(TwoServers.MAILBOX, 99);
    }

    static List<Kind> kinds(TwoServers servers) {
        return listed(servers).stream().map(MigrationException::kind).toList();
    }

    /** The octets of a folder's messages, in their order. */
    static List<String> octets(Side side, String folder) {
        var octets = new ArrayList<String>();
        try (RawImap imap = side.connect()) {
            imap.ok("EXAMINE \"" + folder + "\"");
            for (String answer : imap.run("FETCH 1:* (BODY.PEEK[])")) {
                Matcher body = BODY.matcher(answer);
                if (body.find()) {
                    octets.add(answer.substring(body.end(), body.end() + Integer.parseInt(body.group(1))));
                }
            }
        }
        return octets;
    }

    /** What a bare APPEND makes of a message: the server's answer, and what it then holds. */
    static List<String> bare(Side side, String text) {
        try (RawImap imap = side.connect()) {
            imap.run("CREATE \"" + side.folder("Bare") + "\"");
            imap.tryAppend(side.folder("Bare"), "", DATE, text.getBytes(StandardCharsets.ISO_8859_1));
        }
        List<String> held = octets(side, side.folder("Bare"));
        try (RawImap imap = side.connect()) {
            imap.ok("DELETE \"" + side.folder("Bare") + "\"");
        }
        return held;
    }

    static int total(Map<String, List<String>> content) {
        return content.values().stream().mapToInt(List::size).sum();
    }
}
