package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.MessageFacts;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/** One untagged FETCH answer, read item by item; what nobody asked for is skipped. */
final class FetchAnswer {
    private static final long UNTOLD = -1;
    private static final Pattern ORIGIN = Pattern.compile("<([0-9]{1,18})>$");

    private long uid;
    private long size = UNTOLD;
    private @Nullable String date;
    private @Nullable Set<String> flags;
    private @Nullable ByteArray body;
    private long origin = UNTOLD;
    private long gmailId;

    /** Reads the answer; its key is FETCH. */
    FetchAnswer(IMAPResponse response) {
        response.skipSpaces();
        if (response.readByte() != '(') {
            return;
        }
        response.skipSpaces();
        String name = name(response);
        // An empty name means that the answer is malformed: going on could go on for ever.
        while (!name.isEmpty()) {
            item(name, response);
            response.skipSpaces();
            name = name(response);
        }
    }

    /** Takes what of a command's untagged answers is about messages. */
    static Consumer<IMAPResponse> to(Consumer<FetchAnswer> each) {
        return answer -> {
            if (answer.keyEquals("FETCH")) {
                each.accept(new FetchAnswer(answer));
            }
        };
    }

    long uid() {
        return uid;
    }

    /** The body or a part of it; null if the answer has none. */
    @Nullable
    ByteArray body() {
        return body;
    }

    /**
     * The octet of the message that the body begins at: 0 where the server does not tell that it is only a part
     * (RFC 3501 7.4.2).
     */
    long origin() {
        return Math.max(0, origin);
    }

    /** The message's flags; null if the answer has none. */
    @Nullable
    Set<String> flags() {
        return flags;
    }

    /** X-GM-MSGID, 64 bits without a sign; 0 if the answer has none, or what is none. */
    long gmailId() {
        return gmailId;
    }

    MessageFacts facts() {
        return new MessageFacts(uid, Math.max(0, size), ImapDate.read(date), flags == null ? Set.of() : flags,
                gmailId);
    }

    /**
     * What two answers about one message tell together: the one with its size is what was asked for, the other may be about
     * flags that changed meanwhile, or complete it (RFC 3501 7.4.2).
     */
    FetchAnswer and(FetchAnswer later) {
        FetchAnswer asked = size == UNTOLD ? later : this;
        FetchAnswer other = size == UNTOLD ? this : later;
        asked.date = asked.date == null ? other.date : asked.date;
        asked.flags = asked.flags == null ? other.flags : asked.flags;
        asked.gmailId = asked.gmailId == 0 ? other.gmailId : asked.gmailId;
        return asked;
    }

    private static String name(IMAPResponse response) {
        var name = new StringBuilder();
        // Some servers put no space between a partial body's name and its literal.
        while (response.peekByte() > ' ' && "(){\"".indexOf(response.peekByte()) < 0) {
            name.append((char) response.readByte());
        }
        response.skipSpaces();
        return name.toString().toUpperCase(Locale.ROOT);
    }

    private void item(String name, IMAPResponse response) {
        switch (name) {
            case "UID" -> uid = response.readLong();
            case "RFC822.SIZE" -> size = Math.max(0, response.readLong());
            case "INTERNALDATE" -> date = response.readString();
            case "FLAGS" -> readFlags(response);
            case "X-GM-MSGID" -> gmailId = unsigned(response);
            default -> {
                if (name.startsWith("BODY[")) {
                    origin = origin(name);
                    body = response.readByteArray();
                } else {
                    skip(response);
                }
            }
        }
    }

    private static long unsigned(IMAPResponse response) {
        String digits = response.readAtom();
        try {
            return digits == null ? 0 : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            // Then it is a message like any other.
            return 0;
        }
    }

    private static long origin(String name) {
        Matcher told = ORIGIN.matcher(name);
        return name.endsWith(">") && told.find() ? Long.parseLong(told.group(1)) : UNTOLD;
    }

    private void readFlags(IMAPResponse response) {
        if (response.readByte() != '(') {
            return;
        }
        var read = new HashSet<String>();
        flags = read;
        var flag = new StringBuilder();
        byte each = response.readByte();
        while (each != 0) {
            if (each == ' ' || each == ')') {
                if (!flag.isEmpty() && !"\\recent".contentEquals(flag.toString().toLowerCase(Locale.ROOT))) {
                    read.add(flag.toString());
                }
                flag.setLength(0);
            } else {
                flag.append((char) (each & 0xff));
            }
            if (each == ')') {
                return;
            }
            each = response.readByte();
        }
    }

    /** Skips a value: a list, a string or an atom; however deep, and whatever octets it holds. */
    private static void skip(IMAPResponse response) {
        int depth = 0;
        do {
            response.skipSpaces();
            switch (response.peekByte()) {
                case 0 -> {
                    return;
                }
                case '"', '{' -> {
                    var _ = response.readByteArray();
                }
                case '(' -> {
                    var _ = response.readByte();
                    depth++;
                }
                case ')' -> {
                    if (depth == 0) {
                        return;
                    }
                    var _ = response.readByte();
                    depth--;
                }
                default -> skipAtom(response);
            }
        } while (depth > 0);
    }

    private static void skipAtom(IMAPResponse response) {
        do {
            var _ = response.readByte();
        } while ("\0 ()\"{".indexOf(response.peekByte()) < 0);
    }
}
