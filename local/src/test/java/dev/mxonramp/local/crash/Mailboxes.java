package dev.mxonramp.local.crash;

import dev.mxonramp.local.demo.Comparison;
import dev.mxonramp.local.demo.MailboxReading;
import dev.mxonramp.local.demo.PlainImap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One mailbox's two ends, filled and judged by an IMAP client that shares no code with the engine. What arrives at the
 * new one by itself is kept a second time in a third mailbox, so that in the end everything can be accounted for.
 */
final class Mailboxes {
    static final String PASSWORD = "s3cr3t-pass";
    private static final List<String> FOLDERS = List.of("INBOX", "Sent", "Work", "Archive", "Archive/2019",
            "Archive/2020", "Gr&APw-n", "Lists");
    /** The first folders of {@link #FOLDERS} have few messages, so that a worker soon comes to one that is new. */
    private static final int SMALL_FOLDERS = 2;
    private static final int FEW = 10;
    /** Folders that the new mailbox has from the start; INBOX it has anyway. */
    private static final List<String> SHARED = List.of("INBOX", "Work");
    private static final List<String> FLAGS = List.of("", "\\Seen", "\\Seen \\Answered", "\\Flagged", "\\Draft \\Seen");
    private static final DateTimeFormatter INTERNALDATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss xx",
            Locale.ROOT);
    private static final int LARGE = 1_500_000;
    private static final int NOON = 12;
    private static final int TWINS = 50;
    private static final int SEVERAL = 4;

    /** The two servers, by their ports, and the name that the three mailboxes have in common. */
    record Place(int oldPort, int newPort, String name) {
        String old() {
            return "old-" + name + "@acme.test";
        }

        String fresh() {
            return "new-" + name + "@acme.test";
        }

        String own() {
            return "own-" + name + "@acme.test";
        }
    }

    private final Place place;
    private final Random random;
    private int serial;
    private int folders;

    Mailboxes(Place place, long seed) {
        this.place = place;
        this.random = new Random(seed);
    }

    /** Servers end a connection that has nothing to say for a while: each use has its own. */
    private PlainImap old() throws IOException {
        return new PlainImap(place.oldPort(), place.old(), PASSWORD);
    }

    private PlainImap fresh() throws IOException {
        return new PlainImap(place.newPort(), place.fresh(), PASSWORD);
    }

    private PlainImap own() throws IOException {
        return new PlainImap(place.oldPort(), place.own(), PASSWORD);
    }

    /** Fills the old mailbox; some messages are twice in their folder, and one is large. */
    void fill(int messages) throws IOException {
        try (PlainImap old = old(); PlainImap fresh = fresh(); PlainImap own = own()) {
            for (String folder : FOLDERS.subList(1, FOLDERS.size())) {
                old.command("CREATE " + PlainImap.quoted(folder.replace("/", old.delimiter())));
            }
            fresh.command("CREATE Work");
            own.command("CREATE Work");
            append(old, "Archive", body("large", LARGE), 1);
            for (int i = 1; i < messages; i++) {
                String folder = FOLDERS.get(i < SMALL_FOLDERS * FEW
                        ? i % SMALL_FOLDERS
                        : SMALL_FOLDERS + i % (FOLDERS.size() - SMALL_FOLDERS));
                // Twins are alike in all: by their bytes nobody could tell which of them has landed.
                int copies = i % TWINS == 0 && ++i < messages ? 2 : 1;
                append(old, folder, body("old", 200 + random.nextInt(2_000)), copies);
            }
        }
    }

    /** A folder that nobody knew, among the first that a worker visits, with a message. */
    synchronized void newFolder() throws IOException {
        try (PlainImap old = old()) {
            String name = "A" + ++folders;
            old.command("CREATE " + name);
            old.command("SUBSCRIBE " + name);
            append(old, name, body("first", 200 + random.nextInt(500)), 1);
        }
    }

    /** Several messages for folders that a worker visits first, so that they can go in one command each. */
    synchronized void several() throws IOException {
        try (PlainImap old = old()) {
            for (String folder : FOLDERS.subList(0, SMALL_FOLDERS)) {
                for (int i = 0; i < SEVERAL; i++) {
                    append(old, folder, body("several", 200 + random.nextInt(500)), 1);
                }
            }
        }
    }

    /** A message for each folder of the old mailbox. */
    synchronized void arriveEverywhere() throws IOException {
        try (PlainImap old = old()) {
            for (String folder : FOLDERS) {
                append(old, folder, body("late", 200 + random.nextInt(500)), 1);
            }
        }
    }

    /** A message at each end, the new one's own. */
    synchronized void arrive() throws IOException {
        try (PlainImap old = old(); PlainImap fresh = fresh(); PlainImap own = own()) {
            append(old, FOLDERS.get(random.nextInt(FOLDERS.size())), body("during", 200 + random.nextInt(500)), 1);
            String folder = SHARED.get(random.nextInt(SHARED.size()));
            byte[] body = body("own", 200 + random.nextInt(500));
            String date = date();
            fresh.append(folder, "", date, body);
            own.append(folder, "", date, body);
        }
    }

    private void append(PlainImap imap, String folder, byte[] body, int copies) throws IOException {
        String flags = FLAGS.get(random.nextInt(FLAGS.size()));
        String date = date();
        for (int i = 0; i < copies; i++) {
            imap.append(folder.replace("/", imap.delimiter()), flags, date, body);
        }
    }

    /** Not in the hour after noon, in its own zone or in the server's: GreenMail reads that as the one after midnight. */
    private String date() {
        while (true) {
            var date = OffsetDateTime.of(2001 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28),
                    random.nextInt(24), random.nextInt(60), random.nextInt(60), 0,
                    ZoneOffset.ofHours(random.nextInt(-9, 10)));
            if (date.getHour() != NOON && date.atZoneSameInstant(ZoneId.systemDefault()).getHour() != NOON) {
                return INTERNALDATE.format(date);
            }
        }
    }

    private byte[] body(String subject, int octets) {
        var text = new StringBuilder("Subject: ").append(subject).append(' ').append(++serial).append("\r\n\r\n");
        while (text.length() < octets) {
            text.append(Long.toHexString(random.nextLong())).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** What the new mailbox has to hold, against what it holds. */
    Comparison compared() throws IOException {
        Map<String, List<MailboxReading.Message>> expected = new TreeMap<>();
        for (String user : List.of(place.old(), place.own())) {
            MailboxReading.of(place.oldPort(), user, PASSWORD).folders().forEach(
                    (folder, messages) -> expected.computeIfAbsent(folder, each -> new ArrayList<>()).addAll(messages));
        }
        return Comparison.of(new MailboxReading(expected),
                MailboxReading.of(place.newPort(), place.fresh(), PASSWORD));
    }
}
