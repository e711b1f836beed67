package dev.mxonramp.imap;

import dev.mxonramp.testkit.imap.RawImap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a mailbox whole: for each folder the multiset of bytes, date and flags. */
final class Comparer {
    private static final Pattern LISTED = Pattern.compile("\\* LIST \\([^)]*\\) (?:\"?.\"?|NIL) "
            + "(?:\"(.*)\"|\\{\\d+\\}\r?\n(.*)|(.*))", Pattern.DOTALL);
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern DATE = Pattern.compile("INTERNALDATE \"([^\"]*)\"");
    private static final Pattern BODY = Pattern.compile("BODY\\[\\] \\{(\\d+)\\}\r?\n");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

    private Comparer() {}

    static Map<String, List<String>> read(int port, String user, String password) {
        var folders = new TreeMap<String, List<String>>();
        try (var imap = new RawImap(port, user, password)) {
            for (String line : imap.ok("LIST \"\" \"*\"")) {
                Matcher listed = LISTED.matcher(line);
                if (listed.matches() && !line.toLowerCase(Locale.ROOT).contains("\\noselect")) {
                    String name = name(listed);
                    imap.ok("EXAMINE \"" + name.replaceAll("[\"\\\\]", "\\\\$0") + "\"");
                    folders.put(name, messages(imap));
                }
            }
        }
        return folders;
    }

    private static String name(Matcher listed) {
        if (listed.group(1) != null) {
            return listed.group(1).replaceAll("\\\\(.)", "$1");
        }
        return listed.group(2) == null ? listed.group(3) : listed.group(2);
    }

    static List<String> inbox(Map<String, List<String>> folders) {
        return folders.getOrDefault("INBOX", List.of());
    }

    private static List<String> messages(RawImap imap) {
        var messages = new ArrayList<String>();
        for (String answer : imap.run("FETCH 1:* (FLAGS INTERNALDATE BODY.PEEK[])")) {
            Matcher body = BODY.matcher(answer);
            if (body.find()) {
                String bytes = answer.substring(body.end(), body.end() + Integer.parseInt(body.group(1)));
                String around = answer.substring(0, body.start()) + answer.substring(body.end() + bytes.length());
                messages.add(sha256(bytes) + " " + instant(around) + " " + flags(around));
            }
        }
        messages.sort(null);
        return messages;
    }

    private static String instant(String answer) {
        Matcher date = DATE.matcher(answer);
        return date.find() ? OffsetDateTime.parse(date.group(1).strip(), WHEN).toInstant().toString() : "none";
    }

    private static String flags(String answer) {
        Matcher flags = FLAGS.matcher(answer);
        var set = new TreeSet<String>();
        if (flags.find()) {
            for (String flag : flags.group(1).split(" ")) {
                if (!flag.isEmpty() && !flag.equalsIgnoreCase("\\Recent")) {
                    set.add(flag.toLowerCase(Locale.ROOT));
                }
            }
        }
        return set.toString();
    }

    private static String sha256(String octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(octets.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
