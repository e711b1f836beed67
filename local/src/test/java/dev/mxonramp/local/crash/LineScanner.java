package dev.mxonramp.local.crash;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows one direction of an IMAP connection octet by octet: lines, and the literals between them. */
final class LineScanner {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\+?\\}$");
    private static final int KEPT = 4096;

    /** What an octet has ended. */
    enum Event {
        NOTHING, LINE, LINE_WITH_LITERAL, LITERAL_HALF, LITERAL_END
    }

    private final byte[] line = new byte[KEPT];
    private int length;
    private long literal;
    private long literalLeft;
    private boolean continued;
    private int literals;
    private String text = "";
    private @Nullable String command;

    /** Takes an octet. */
    Event accept(byte octet) {
        if (literalLeft > 0) {
            literalLeft--;
            if (literalLeft == 0) {
                return Event.LITERAL_END;
            }
            return literalLeft == literal / 2 ? Event.LITERAL_HALF : Event.NOTHING;
        }
        if (octet != '\n') {
            if (length < KEPT) {
                line[length++] = octet;
            }
            return Event.NOTHING;
        }
        return lineEnds();
    }

    private Event lineEnds() {
        text = new String(line, 0, length, StandardCharsets.ISO_8859_1).stripTrailing();
        length = 0;
        if (!continued) {
            command = text;
            literals = 0;
        }
        Matcher announced = LITERAL.matcher(text);
        continued = announced.find();
        if (!continued) {
            return Event.LINE;
        }
        literal = Long.parseLong(announced.group(1));
        literalLeft = literal;
        literals++;
        return Event.LINE_WITH_LITERAL;
    }

    /** The line that has just ended. */
    String text() {
        return text;
    }

    /** How many literals were announced in the present command or answer so far. */
    int literals() {
        return literals;
    }

    /** The line that the present command or answer began with. */
    String first() {
        return command == null ? "" : command;
    }
}
