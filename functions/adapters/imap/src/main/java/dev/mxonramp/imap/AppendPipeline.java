package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Response;

/**
 * APPENDs to one folder: commands go out one behind the other, their answers are taken as they come, so that a round trip
 * is paid for many messages and not for each. What is under way is bounded by the batch that is appended.
 */
final class AppendPipeline {
    private static final Pattern ATOM = Pattern.compile("[\\x21-\\x7e&&[^(){%*\"\\\\\\]]]+");

    /**
     * A message as it is to be stored.
     *
     * @param message its bytes and date
     * @param flags those that the folder keeps
     */
    record Outgoing(Message message, Set<String> flags) {
        /** Whether no server can take one of its flags for something else. */
        boolean plain() {
            return flags.stream()
                    .allMatch(flag -> ATOM.matcher(flag.startsWith("\\") ? flag.substring(1) : flag).matches());
        }
    }

    private final ImapConnection connection;
    private final String folder;
    private final AppendStyle style;
    private final Map<String, Consumer<Response>> underWay = new LinkedHashMap<>();

    AppendPipeline(ImapConnection connection, String folder, AppendStyle style) {
        this.connection = connection;
        this.folder = folder;
        this.style = style;
    }

    /** Sends one command with one message or, at servers with MULTIAPPEND, with several. */
    void send(List<Outgoing> messages, Consumer<Response> answered) {
        String tag = connection.nextTag();
        underWay.put(tag, answered);
        try {
            if (sent(tag, messages)) {
                text("\r\n");
            }
        } catch (IOException e) {
            throw connection.lost(e);
        }
        while (underWay.size() >= style.underWay() || (!underWay.isEmpty() && connection.hasResponse())) {
            takeAnswer();
        }
    }

    /** Waits for all answers. */
    void drain() {
        while (!underWay.isEmpty()) {
            takeAnswer();
        }
    }

    /** Commands gather in a buffer until an answer is waited for, or it is full. */
    private void flush() {
        try {
            connection.out().flush();
        } catch (IOException e) {
            throw connection.lost(e);
        }
    }

    private void takeAnswer() {
        if (take()) {
            throw connection.outOfTurn();
        }
    }

    /** Sends a command but for its end; false if the server answered before it was complete. */
    private boolean sent(String tag, List<Outgoing> messages) throws IOException {
        text(tag + " APPEND ");
        if (ATOM.matcher(folder).matches()) {
            text(folder);
        } else if (Quoted.fits(folder)) {
            text(Quoted.of(folder));
        } else if (literal(tag, folder.length(), true)) {
            text(folder);
        } else {
            return false;
        }
        for (Outgoing each : messages) {
            text(" (" + each.flags().stream().sorted().collect(Collectors.joining(" ")) + ")");
            OffsetDateTime date = each.message().facts().date();
            text(date == null ? " " : " \"" + ImapDate.write(date) + "\" ");
            if (!literal(tag, each.message().content().size(), each.plain())) {
                return false;
            }
            try (InputStream content = each.message().content().open()) {
                content.transferTo(connection.out());
            }
        }
        return true;
    }

    /**
     * Announces a literal.
     *
     * @param plain what is not may be read in another way by the server: the literal then waits, since one that went out
     *        unasked behind a command that was refused could be taken for commands
     * @return whether it may follow
     */
    private boolean literal(String tag, long octets, boolean plain) throws IOException {
        if (plain && style.atOnce(octets)) {
            text("{" + octets + "+}\r\n");
            return true;
        }
        text("{" + octets + "}\r\n");
        while (underWay.containsKey(tag)) {
            if (take()) {
                return true;
            }
        }
        return false;
    }

    private void text(String text) throws IOException {
        connection.out().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Takes one answer; whether it is the server's "+". */
    private boolean take() {
        flush();
        Response response = connection.next();
        if (response.isContinuation()) {
            return true;
        }
        Consumer<Response> answered = response.isTagged() ? underWay.remove(response.getTag()) : null;
        if (answered != null) {
            answered.accept(response);
        } else if (!response.isUnTagged()) {
            throw connection.outOfTurn();
        }
        return false;
    }
}
