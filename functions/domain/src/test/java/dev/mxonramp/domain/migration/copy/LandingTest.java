package dev.mxonramp.domain.migration.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.ledger.Digester;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.Intent.Intended;
import dev.mxonramp.domain.migration.ledger.Likeness;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a batch's outcomes come to, where the target tells places that cannot all be true. */
final class LandingTest {
    @Test
    void twoMessagesAreNotBelievedToBeAtOnePlace() {
        Landing landing = landing(new Appended.At(60), new Appended.At(60));
        assertTrue(landing.somewhere(), "one of them is looked for by its digest");
        assertEquals(61, landing.uidNext());
    }

    @Test
    void placeOfAMessageOfAnotherBatchIsNotBelieved() {
        Landing landing = landing(new Appended.At(60), new Appended.At(61));
        assertFalse(landing.somewhere());
        landing.doubt(uid -> uid == 61);
        assertTrue(landing.somewhere());
        assertEquals(61, landing.uidNext());
    }

    private static Landing landing(Appended... outcomes) {
        List<Message> messages = List.of(message(1, "a"), message(2, "b"));
        List<Intended> intended = messages.stream()
                .map(each -> new Intended(each.facts().uid(), each.digest(), Likeness.of(null, Set.of()))).toList();
        return Landing.of(writer(outcomes), messages, new Intent(50, Instant.EPOCH, intended));
    }

    private static MailboxWriter writer(Appended... outcomes) {
        return (MailboxWriter) Proxy.newProxyInstance(MailboxWriter.class.getClassLoader(),
                new Class<?>[]{MailboxWriter.class}, (_, method, _) -> switch (method.getName()) {
                    case "append" -> List.of(outcomes);
                    case "facts" -> List.of();
                    default -> throw new AssertionError(method + " is not for a batch");
                });
    }

    private static Message message(long uid, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        return new Message(new MessageFacts(uid, octets.length, null, Set.of()), new Content() {
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
                // Nothing is held.
            }
        }, Digester.of(octets), false);
    }
}
