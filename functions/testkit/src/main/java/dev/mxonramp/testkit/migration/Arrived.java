package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.domain.migration.copy.Content;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.ledger.Digester;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a reader fetched, read whole; and messages made from text, for a writer. */
public final class Arrived implements MailboxReader.Arrivals {
    /** The octets by UID, one character each. */
    public final Map<Long, String> octets = new TreeMap<>();
    /** The server's words by UID. */
    public final Map<Long, String> unreadable = new TreeMap<>();

    /** Fetches everything that is in the reader's open folder. */
    public static Arrived all(MailboxReader reader) {
        return of(reader, facts(reader));
    }

    /** Fetches these. */
    public static Arrived of(MailboxReader reader, List<MessageFacts> wanted) {
        var arrived = new Arrived();
        reader.fetch(wanted, arrived);
        return arrived;
    }

    /** The facts of everything that is in the reader's open folder. */
    public static List<MessageFacts> facts(MailboxReader reader) {
        return reader.facts(Arrays.stream(reader.uids()).boxed().toList());
    }

    /** A message to be appended. */
    public static Message message(MessageFacts facts, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Message(facts, new Content() {
            @Override
            public long size() {
                return octets.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(octets);
            }

            @Override
            public void close() {
                // Memory is let go with the object.
            }
        }, Digester.of(octets), text.indexOf(0) >= 0);
    }

    @Override
    public void arrived(Message message) {
        try (message; InputStream in = message.content().open()) {
            byte[] bytes = in.readAllBytes();
            assertEquals(bytes.length, message.content().size(), "the content's size");
            assertEquals(Digester.of(bytes), message.digest(), "the digest");
            octets.put(message.facts().uid(), new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void unreadable(long uid, String words) {
        unreadable.put(uid, words);
    }
}
