package dev.mxonramp.bench.migration.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One message, made anew each time that it is written.
 *
 * @param number of all messages of the corpus; it stands in the header, so that no two have the same octets
 * @param folder where it lies
 * @param flags as IMAP writes them, without parentheses
 * @param date its INTERNALDATE
 * @param zone that the INTERNALDATE is written in
 * @param size octets in all, at least {@link #LEAST}
 */
public record Letter(int number, String folder, String flags, Instant date, ZoneOffset zone, int size) {
    /** Octets that hold the header of any letter. */
    public static final int LEAST = 600;

    private static final DateTimeFormatter INTERNALDATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss xx",
            Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss xx", Locale.ROOT);

    public Letter {
        if (size < LEAST) {
            throw new IllegalArgumentException("a letter has at least " + LEAST + " octets, not " + size);
        }
    }

    /** What stands between APPEND's folder and its literal (RFC 9051, 6.3.12). */
    public String appendArguments() {
        return "(" + flags + ") \"" + INTERNALDATE.format(date.atOffset(zone)) + "\"";
    }

    /** Writes its octets; a large one never lies in memory as a whole. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] header = header().getBytes(StandardCharsets.US_ASCII);
        out.write(header);
        Text.write(out, number, size - header.length);
    }

    private String header() {
        return String.format(Locale.ROOT, """
                Return-Path: <sender%1$d@sender.example>
                Received: from mail.sender.example (mail.sender.example [192.0.2.%2$d])
                \tby mx.receiver.example with ESMTPS id %1$08x; %3$s
                Date: %3$s
                From: Sender %1$d <sender%1$d@sender.example>
                To: Ann <ann@receiver.example>
                Subject: Letter %1$d
                Message-ID: <%1$d.benchmark@sender.example>
                MIME-Version: 1.0
                Content-Type: application/octet-stream
                Content-Transfer-Encoding: base64

                """, number, number % 250 + 1, DATE.format(date.atOffset(zone))).replace("\n", "\r\n");
    }
}
