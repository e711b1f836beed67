package dev.mxonramp.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one IMAP account holds, read message by message: what the demonstration compares.
 *
 * @param folders by name as the server writes it (modified UTF-7); every message of the folder, sorted
 */
public record MailboxReading(Map<String, List<Message>> folders) {
    private static final Pattern LIST = Pattern.compile("\\* LIST \\(([^)]*)\\) (?:\"(.)\"|NIL) (.*)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern DATE = Pattern.compile("INTERNALDATE \"([^\"]+)\"");
    private static final DateTimeFormatter INTERNALDATE = DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss xx",
            Locale.ROOT);
    private static final int BATCH = 50;

    /** A message by what must not change: its octets, its date, its flags ({@code \Recent} is the server's own). */
    public record Message(String sha256, long size, Instant internalDate,
            Set<String> flags) implements Comparable<Message> {
        @Override
        public int compareTo(Message other) {
            return toString().compareTo(other.toString());
        }
    }

    /** How many messages there are. */
    public int messages() {
        return folders.values().stream().mapToInt(List::size).sum();
    }

    /** How many octets they have. */
    public long octets() {
        return folders.values().stream().flatMap(List::stream).mapToLong(Message::size).sum();
    }

    /** Reads an account; the folders are only examined, never selected. */
    public static MailboxReading of(int port, String user, String password) throws IOException {
        var folders = new TreeMap<String, List<Message>>();
        try (var imap = new PlainImap(port, user, password)) {
            for (PlainImap.Response each : imap.command("LIST \"\" \"*\"")) {
                Matcher list = LIST.matcher(each.text());
                if (list.matches() && !list.group(1).toLowerCase(Locale.ROOT).contains("\\noselect")) {
                    String name = name(list.group(3), each);
                    folders.put(slashed(name, list.group(2)), read(imap, name));
                }
            }
        }
        return new MailboxReading(folders);
    }

    private static String name(String text, PlainImap.Response response) {
        if (!response.literals().isEmpty()) {
            return new String(response.literals().getFirst().octets(), StandardCharsets.US_ASCII);
        }
        return text.startsWith("\"")
                ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
                : text;
    }

    private static String slashed(String name, @Nullable String delimiter) {
        return delimiter == null ? name : name.replace(delimiter, "/");
    }

    private static List<Message> read(PlainImap imap, String folder) throws IOException {
        imap.command("EXAMINE " + PlainImap.quoted(folder));
        var uids = new TreeSet<Long>();
        for (PlainImap.Response each : imap.command("UID SEARCH ALL")) {
            if (each.text().startsWith("* SEARCH")) {
                for (String uid : each.text().substring("* SEARCH".length()).strip().split(" ")) {
                    if (!uid.isEmpty()) {
                        uids.add(Long.valueOf(uid));
                    }
                }
            }
        }
        var messages = new ArrayList<Message>();
        var list = List.copyOf(uids);
        for (int from = 0; from < list.size(); from += BATCH) {
            messages.addAll(fetch(imap, list.subList(from, Math.min(from + BATCH, list.size()))));
        }
        if (messages.size() != uids.size()) {
            throw new IOException(folder + " has " + uids.size() + " messages, but gave " + messages.size());
        }
        messages.sort(null);
        return messages;
    }

    private static List<Message> fetch(PlainImap imap, List<Long> uids) throws IOException {
        String set = String.join(",", uids.stream().map(String::valueOf).toList());
        var messages = new ArrayList<Message>();
        for (PlainImap.Response each : imap.command("UID FETCH " + set + " (UID FLAGS INTERNALDATE BODY.PEEK[])")) {
            if (each.text().contains(" FETCH ") && UID.matcher(each.text()).find() && !each.literals().isEmpty()) {
                messages.add(message(each));
            }
        }
        return messages;
    }

    private static Message message(PlainImap.Response response) throws IOException {
        Matcher flags = FLAGS.matcher(response.text());
        Matcher date = DATE.matcher(response.text());
        if (!flags.find() || !date.find()) {
            throw new IOException("not a whole FETCH response: " + response.text());
        }
        var kept = new TreeSet<String>();
        for (String flag : flags.group(1).toLowerCase(Locale.ROOT).split(" ")) {
            if (!flag.isEmpty() && !flag.equals("\\recent")) {
                kept.add(flag);
            }
        }
        byte[] octets = response.literals().getLast().octets();
        return new Message(sha256(octets), octets.length,
                OffsetDateTime.parse(date.group(1).strip(), INTERNALDATE).toInstant(), kept);
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
