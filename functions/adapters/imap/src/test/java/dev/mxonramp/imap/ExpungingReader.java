package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.testkit.imap.RawImap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** Expunges the inbox's last message once its facts have been read. */
final class ExpungingReader {
    private final Side side;
    private final AtomicBoolean done = new AtomicBoolean();

    ExpungingReader(Side side) {
        this.side = side;
    }

    MailboxReader around(MailboxReader real) {
        return (MailboxReader) Proxy.newProxyInstance(MailboxReader.class.getClassLoader(),
                new Class<?>[]{MailboxReader.class}, (_, method, args) -> {
                    try {
                        Object answer = method.invoke(real, args);
                        if (method.getName().equals("facts") && done.compareAndSet(false, true)) {
                            expunge();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void expunge() {
        try (RawImap imap = side.connect()) {
            imap.ok("SELECT INBOX");
            imap.ok("STORE * +FLAGS (\\Deleted)");
            imap.ok("EXPUNGE");
        }
    }
}
