package dev.mxonramp.testkit.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A source that lists messages and says nothing when they are asked for. */
final class SilentSourceTest {
    private final OneMailboxMove move = new OneMailboxMove();
    private final AtomicInteger silences = new AtomicInteger();

    /** The source is silent about a message, so many times. */
    private void silentAbout(long uid, int times) {
        move.aroundReader = real -> (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (proxy, method, args) -> {
                    Object answer = method.invoke(real, args);
                    if (!method.getName().equals("facts")) {
                        return answer;
                    }
                    return ((List<?>) answer).stream().filter(each -> ((MessageFacts) each).uid() != uid
                            || silences.incrementAndGet() > times).toList();
                });
    }

    @Test
    void messageThatIsNeverSentIsListedAndTheMailboxCanBeWhole() {
        move.arrive("a", "b", "c");
        silentAbout(2, Integer.MAX_VALUE);
        assertFalse(move.work(1));
        assertEquals(List.of("a", "c"), move.arrived());
        assertEquals(List.of("2 UNREADABLE_AT_SOURCE"), move.listed());
        assertEquals(0, move.missing());
    }

    @Test
    void messageThatIsSentWhenAskedAgainIsCopied() {
        move.arrive("a", "b", "c");
        silentAbout(2, 1);
        assertFalse(move.work(1));
        assertEquals(List.of("a", "b", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
    }

    @Test
    void messageThatIsDeletedMeanwhileIsNoException() {
        move.arrive("a", "b", "c");
        move.aroundReader = real -> (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (proxy, method, args) -> {
                    if (method.getName().equals("facts")) {
                        move.old.expunge("INBOX", 2);
                    }
                    return method.invoke(real, args);
                });
        assertFalse(move.work(1));
        assertEquals(List.of("a", "c"), move.arrived());
        assertEquals(List.of(), move.listed());
        assertEquals(0, move.missing());
    }
}
