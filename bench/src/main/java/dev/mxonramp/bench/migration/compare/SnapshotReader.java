package dev.mxonramp.bench.migration.compare;

import dev.mxonramp.bench.migration.compare.Snapshot.Message;
import dev.mxonramp.bench.migration.imap.BareImap;
import dev.mxonramp.bench.migration.imap.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a whole mailbox without changing it (EXAMINE, BODY.PEEK), and without holding a message in memory. */
public final class SnapshotReader {
    private static final Pattern LIST = Pattern.compile("\\* LIST \\(([^)]*)\\) (?:\"(\\\\?.)\"|NIL) (.*)");
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final Pattern FETCH = Pattern.compile("\\* \\d+ FETCH \\(.*BODY\\[].*");
    private static final Pattern QUOTED = Pattern.compile("BODY\\[] \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern DATE = Pattern.compile("INTERNALDATE \"([^\"]+)\"");
    private static final DateTimeFormatter INTERNALDATE = DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss xx",
            Locale.ROOT);

    private record Name(String wire, String shown) {}

    private SnapshotReader() {}

    /** Reads all that the mailbox holds. */
    public static Snapshot read(Login login) throws IOException {
        var folders = new TreeMap<String, List<Message>>();
        try (BareImap imap = BareImap.open(login)) {
            for (Name each : names(imap)) {
                folders.put(each.shown(), messages(imap, each.wire()));
            }
        }
        return new Snapshot(folders);
    }

    private static List<Name> names(BareImap imap) throws IOException {
        var names = new ArrayList<Name>();
        var literal = new ByteArrayOutputStream();
        imap.command("LIST \"\" \"*\"", _ -> literal, answer -> {
            Matcher list = LIST.matcher(answer);
            if (list.matches() && !list.group(1).toLowerCase(Locale.ROOT).contains("\\noselect")) {
                String name = name(list.group(3), literal);
                String delimiter = list.group(2);
                names.add(new Name(name, delimiter == null
                        ? name
                        : name.replace(delimiter.substring(delimiter.length() - 1), "/")));
            }
            literal.reset();
        });
        return names;
    }

    private static String name(String text, ByteArrayOutputStream literal) {
        if (literal.size() > 0) {
            return literal.toString(StandardCharsets.UTF_8);
        }
        return text.startsWith("\"") ? unquoted(text.substring(1, text.length() - 1)) : text;
    }

    private static String unquoted(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    private static List<Message> messages(BareImap imap, String folder) throws IOException {
        int[] exists = {0};
        imap.command("EXAMINE " + BareImap.quoted(folder), _ -> OutputStream.nullOutputStream(), answer -> {
            Matcher matcher = EXISTS.matcher(answer);
            if (matcher.matches()) {
                exists[0] = Integer.parseInt(matcher.group(1));
            }
        });
        var messages = new ArrayList<Message>();
        if (exists[0] > 0) {
            var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
            imap.command("FETCH 1:" + exists[0] + " (FLAGS INTERNALDATE BODY.PEEK[])", _ -> digest, answer -> {
                if (FETCH.matcher(answer).matches()) {
                    // A short body may come as a quoted string, one without octets as NIL.
                    Matcher quoted = QUOTED.matcher(answer);
                    messages.add(message(answer, quoted.find()
                            ? sha256().digest(unquoted(quoted.group(1)).getBytes(StandardCharsets.UTF_8))
                            : digest.getMessageDigest().digest()));
                }
            });
        }
        if (messages.size() != exists[0]) {
            throw new IOException(folder + " has " + exists[0] + " messages, but gave " + messages.size());
        }
        return messages;
    }

    private static Message message(String answer, byte[] digest) {
        Matcher flags = FLAGS.matcher(answer);
        Matcher date = DATE.matcher(answer);
        if (!flags.find() || !date.find()) {
            throw new IllegalStateException("the server leaves out flags or date: " + answer);
        }
        var kept = new TreeSet<String>();
        for (String flag : flags.group(1).toLowerCase(Locale.ROOT).split(" ")) {
            if (!flag.isEmpty() && !flag.equals("\\recent")) {
                kept.add(flag);
            }
        }
        return new Message(HexFormat.of().formatHex(digest),
                OffsetDateTime.parse(date.group(1).strip(), INTERNALDATE).toInstant(), kept);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
