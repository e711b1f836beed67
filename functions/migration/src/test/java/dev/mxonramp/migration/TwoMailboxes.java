package dev.mxonramp.migration;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceRefused;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.choice.ChosenMailbox;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Quota;
import dev.mxonramp.testkit.migration.InMemoryMailbox;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Doors to an old mailbox in memory, which knows one password, and to a new one that is only to be looked at. */
final class TwoMailboxes implements Doors {
    static final String PASSWORD = " the old password ";
    static final String AWAY = "away.old.test";

    final InMemoryMailbox old = new InMemoryMailbox();
    final InMemoryMailbox fresh = new InMemoryMailbox();
    /** What a token endpoint gives in the place of a secret that is tried; none for null. */
    @Nullable
    String replacement;
    /** What happens while the old mailbox is tried. */
    Runnable whileTrying = () -> {};
    /** How much room the new mailbox has. */
    Quota quota = Quota.NONE;
    /** What happens while a folder of the old mailbox is opened. */
    Consumer<String> whileOpening = _ -> {};
    private final SourceStore sources;

    TwoMailboxes(SourceStore sources) {
        this.sources = sources;
    }

    @Override
    public MailboxReader candidate(Source source, String password, Trial trial) {
        trial.waitsFor("the server " + source.host());
        if (replacement != null) {
            trial.keeps(replacement);
        }
        whileTrying.run();
        if (source.host().equals(AWAY)) {
            throw new TransientFailure("The name of the old server has no address at the moment.");
        }
        if (!password.equals(PASSWORD)) {
            throw new SourceRefused("The old server refuses the login: it says \"wrong password\".");
        }
        return old.reader();
    }

    @Override
    public MailboxReader source(MailboxKey mailbox) {
        Source source = sources.find(mailbox.account(), mailbox.mailbox()).orElseThrow();
        if (source.password() == null) {
            throw new SourceRefused("The old mailbox's password was deleted. Set the source again to go on.");
        }
        return new ChosenMailbox(watched(old.reader()), source.choice());
    }

    @Override
    public MailboxReader whole(MailboxKey mailbox) {
        return old.reader();
    }

    @Override
    public void admit(MailboxKey mailbox) {
        throw new AssertionError("nobody is to copy here");
    }

    @Override
    public MailboxWriter target(MailboxKey mailbox) {
        return roomy(fresh.writer());
    }

    private MailboxReader watched(MailboxReader real) {
        return (MailboxReader) around(MailboxReader.class, (_, method, args) -> {
            if (method.getName().equals("open")) {
                whileOpening.accept(String.valueOf(args[0]));
            }
            return called(real, method, args);
        });
    }

    private MailboxWriter roomy(MailboxWriter real) {
        return (MailboxWriter) around(MailboxWriter.class,
                (_, method, args) -> method.getName().equals("quota") ? quota : called(real, method, args));
    }

    private static Object around(Class<?> port, InvocationHandler handler) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, handler);
    }

    private static @Nullable Object called(Object real, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
