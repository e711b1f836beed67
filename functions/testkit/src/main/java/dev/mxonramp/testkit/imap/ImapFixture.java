package dev.mxonramp.testkit.imap;

import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.testkit.migration.MailboxFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mailbox of a real server on loopback, filled by {@link RawImap}.
 *
 * @param port of IMAP without protection
 * @param user login of the mailbox
 * @param password its password
 * @param prefix of its namespace, with the delimiter
 * @param delimiter of the server
 * @param readers the adapter under test
 * @param writers likewise
 */
public record ImapFixture(int port, String user, String password, String prefix, char delimiter,
        Supplier<MailboxReader> readers, Supplier<MailboxWriter> writers) implements MailboxFixture {
    private static final Pattern BODY = Pattern.compile("BODY\\[\\] \\{(\\d+)\\}\r?\n");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");

    /** A mailbox whose folders need no prefix. */
    public ImapFixture(int port, String user, String password, char delimiter, Supplier<MailboxReader> readers,
            Supplier<MailboxWriter> writers) {
        this(port, user, password, "", delimiter, readers, writers);
    }

    private RawImap connect() {
        return new RawImap(port, user, password);
    }

    @Override
    public void create(String wireName) {
        try (RawImap imap = connect()) {
            imap.ok("CREATE \"" + wireName + "\"");
        }
    }

    @Override
    public boolean add(String wireName, String octets, String date, String... flags) {
        try (RawImap imap = connect()) {
            return imap.tryAppend(wireName, String.join(" ", flags), date,
                    octets.getBytes(StandardCharsets.ISO_8859_1)).contains(" OK");
        }
    }

    @Override
    public void expunge(String wireName, int place) {
        try (RawImap imap = connect()) {
            imap.ok("SELECT \"" + wireName + "\"");
            imap.ok("STORE " + place + " +FLAGS (\\Deleted)");
            imap.ok("EXPUNGE");
        }
    }

    @Override
    public List<String> octets(String wireName) {
        var octets = new ArrayList<String>();
        try (RawImap imap = connect()) {
            imap.ok("EXAMINE \"" + wireName + "\"");
            for (String answer : imap.ok("FETCH 1:* (BODY.PEEK[])")) {
                Matcher body = BODY.matcher(answer);
                if (body.find()) {
                    octets.add(answer.substring(body.end(), body.end() + Integer.parseInt(body.group(1))));
                }
            }
        }
        return octets;
    }

    @Override
    public Set<String> flags(String wireName, int place) {
        var flags = new TreeSet<String>();
        try (RawImap imap = connect()) {
            imap.ok("EXAMINE \"" + wireName + "\"");
            for (String answer : imap.ok("FETCH " + place + " (FLAGS)")) {
                Matcher found = FLAGS.matcher(answer);
                if (answer.startsWith("* " + place + " FETCH") && found.find() && !found.group(1).isEmpty()) {
                    flags.addAll(List.of(found.group(1).split(" ")));
                }
            }
        }
        flags.remove("\\Recent");
        return flags;
    }

    @Override
    public MailboxReader reader() {
        return readers.get();
    }

    @Override
    public MailboxWriter writer() {
        return writers.get();
    }
}
