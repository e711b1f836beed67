package dev.mxonramp.local.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An old mailbox as real ones are: nested and non-ASCII folders, an empty one, flags and keywords, dates over twenty
 * years, exact duplicates, messages without Message-ID, raw 8-bit headers, and one of 20 MB.
 */
final class SampleMail {
    private static final DateTimeFormatter INTERNALDATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss xx",
            Locale.ROOT);
    private static final List<String> SUBJECTS = List.of("Invoice", "Re: Lunch on Friday", "Grüße aus Wien",
            "Quarterly report", "Your order", "会議の件", "Fwd: Contract", "Photos");
    private static final List<String> FLAGS = List.of("\\Seen", "\\Seen \\Answered", "", "\\Flagged",
            "\\Seen $Forwarded",
            "\\Seen project-x", "\\Draft");
    private static final int LARGE = 20 << 20;

    private final Random random = new Random(20261123);
    private int serial;

    /** A message to append: folder in modified UTF-7 with {@code /} between levels. */
    record Letter(String folder, String flags, String date, Octets octets) {}

    /** The bytes of a message. */
    static final class Octets {
        private final byte[] bytes;

        Octets(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** The folders beside INBOX; the last one stays empty. */
    static List<String> folders() {
        return List.of("Sent", "Drafts", "Archive", "Archive/2019", "Archive/2019/Invoices",
                "Entw&APw-rfe &- Notizen", "&ZeVnLIqe-", "Projects", "Projects/&ANY-sterreich", "Empty");
    }

    /** The whole mailbox: {@code perFolder} messages in each folder but the empty one, and the awkward ones. */
    List<Letter> mailbox(int perFolder) {
        var letters = new ArrayList<Letter>();
        var filled = new ArrayList<>(folders());
        filled.removeLast();
        filled.addFirst("INBOX");
        for (String folder : filled) {
            for (int i = 0; i < perFolder; i++) {
                letters.add(letter(folder, FLAGS.get(i % FLAGS.size()), ordinary(random.nextInt(200, 6000))));
            }
        }
        Octets twin = ordinary(900);
        letters.add(letter("INBOX", "\\Seen", twin));
        letters.add(letter("INBOX", "\\Seen", twin));
        letters.add(letter("Archive", "", twin));
        letters.add(letter("INBOX", "", headers("Subject: no Message-ID here\r\n", 300)));
        letters.add(letter("INBOX", "", new Octets(("Subject: Gr\u00fc\u00dfe, raw 8-bit header\r\nFrom: J\u00f6rg "
                + "<joerg@partner.test>\r\n\r\nLatin-1 body: \u00e4\u00f6\u00fc\r\n")
                .getBytes(StandardCharsets.ISO_8859_1))));
        letters.add(letter("Archive/2019", "\\Seen", headers("Subject: a large attachment\r\n", LARGE)));
        return letters;
    }

    /** New mail for INBOX, as it keeps arriving. */
    Letter arriving() {
        return new Letter("INBOX", "", INTERNALDATE.format(OffsetDateTime.now(ZoneOffset.UTC)),
                ordinary(random.nextInt(200, 2000)));
    }

    private Letter letter(String folder, String flags, Octets octets) {
        var date = LocalDate.of(2006, 1, 1).plusDays(random.nextInt(7400)).atTime(random.nextInt(24),
                random.nextInt(60), random.nextInt(60));
        return new Letter(folder, flags, INTERNALDATE.format(date.atOffset(ZoneOffset.ofHours(random.nextInt(-8, 10)))),
                octets);
    }

    private Octets ordinary(int size) {
        return headers(
                "Message-ID: <" + ++serial + "." + random.nextInt(1 << 30) + "@partner.test>\r\nSubject: =?UTF-8?B?"
                        + Base64.getEncoder().encodeToString(
                                SUBJECTS.get(random.nextInt(SUBJECTS.size())).getBytes(StandardCharsets.UTF_8))
                        + "?=\r\n",
                size);
    }

    private Octets headers(String special, int size) {
        var message = new ByteArrayOutputStream(size + 400);
        message.writeBytes(("From: Partner <partner@partner.test>\r\nTo: ann@acme.test\r\n" + special
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        while (message.size() < size) {
            var line = new StringBuilder();
            for (int i = 0; i < 72; i++) {
                line.append((char) ('a' + random.nextInt(26)));
            }
            message.writeBytes(line.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        }
        return new Octets(message.toByteArray());
    }
}
