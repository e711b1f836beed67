package dev.mxonramp.local.crash;

import dev.mxonramp.domain.migration.Blobs;
import dev.mxonramp.domain.migration.LeaseStore;
import dev.mxonramp.domain.migration.copy.Doors;
import dev.mxonramp.domain.migration.copy.MailboxReader;
import dev.mxonramp.domain.migration.copy.MailboxReader.Arrivals;
import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.local.migrate.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Stands around the ports of a migration, counts how often each boundary is reached, and stops everything at one. */
public final class Standstill {
    /** What is printed, with the boundary, once everything stands still. */
    static final String WORD = "STANDSTILL ";

    private static final Duration SETTLING = Duration.ofMillis(20);

    private final String wanted;
    private final Path folder;
    private final SentAlone alone;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<LedgerKey, LedgerHead> heads = new HashMap<>();
    private boolean still;

    /**
     * @param wanted a boundary's name, {@code #}, and the how manyeth time; empty for none
     * @param folder the one of {@link SentAlone}, with the state folder in it
     */
    public Standstill(String wanted, Path folder) {
        this.wanted = wanted;
        this.folder = folder;
        this.alone = new SentAlone(folder);
    }

    /** The parts of a migration, watched. */
    public Parts around(Parts parts) {
        // The test waits until the target's connections have ended: nothing is on its way any more.
        return new Parts(wrap(LedgerStore.class, parts.ledgers(), "ledger"),
                wrap(LeaseStore.class, parts.leases(), "lease"), wrap(Blobs.class, parts.blobs(), "blob"),
                wrap(Doors.class, parts.doors(), "doors"), SETTLING);
    }

    private <T> T wrap(Class<T> port, T real, String name) {
        InvocationHandler handler = (_, method, args) -> call(real, method, args, name);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, handler));
    }

    private @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] args, String port)
            throws Throwable {
        String name = name(port, method.getName(), args);
        if (method.getName().equals("close") || method.getName().equals("limits")) {
            return invoke(real, method, args);
        }
        boundary("half: " + name);
        boundary("before: " + name);
        LedgerHead head = args != null && args.length == 1 && args[0] instanceof LedgerHead first ? first : null;
        if (head != null) {
            alone.saving(head);
        }
        Object answer = invoke(real, method, wrapped(args));
        if (head != null) {
            alone.saved(head);
        }
        remember(answer);
        if (answer instanceof MailboxWriter writer) {
            answer = wrap(MailboxWriter.class, writer, "target");
        } else if (answer instanceof MailboxReader reader) {
            answer = wrap(MailboxReader.class, reader, "source");
        }
        boundary("after: " + name);
        return answer;
    }

    private @Nullable Object @Nullable [] wrapped(@Nullable Object @Nullable [] args) {
        if (args != null && args.length == 2 && args[1] instanceof Arrivals arrivals) {
            return new @Nullable Object[]{args[0], wrap(Arrivals.class, arrivals, "message")};
        }
        return args;
    }

    private static @Nullable Object invoke(Object real, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private synchronized String name(String port, String method, @Nullable Object @Nullable [] args) {
        Object first = args == null || args.length == 0 ? null : args[0];
        if (port.equals("ledger") && first instanceof LedgerHead head) {
            return "ledger " + kind(head, heads.get(head.key()));
        }
        if (port.equals("blob")) {
            return String.valueOf(first).endsWith("certificate.json") ? "certificate " + method : "manifest " + method;
        }
        return port + " " + method;
    }

    /** What was stored before, so that it is known what is new in the next. */
    private synchronized void remember(@Nullable Object answer) {
        switch (answer) {
            case List<?> list -> list.forEach(this::remember);
            case Optional<?> found -> found.ifPresent(this::remember);
            case LedgerHead head -> heads.put(head.key(), head);
            case null, default -> {
            }
        }
    }

    /** What a new head is about, by what is new in it. */
    private static String kind(LedgerHead head, @Nullable LedgerHead before) {
        if (head.version() == 0) {
            return "begin";
        }
        if (before == null) {
            return "update";
        }
        if (!head.tail().equals(before.tail()) || head.sealed() != before.sealed()) {
            return "settlement";
        }
        if (!Objects.equals(head.intent(), before.intent())) {
            return "intent";
        }
        return head.completeUidNext() == before.completeUidNext() ? "update" : "completion";
    }

    private void boundary(String name) {
        if (reached(name)) {
            if (name.startsWith("half: ")) {
                leaveHalfAFile();
            }
            System.out.println(WORD + wanted);
            System.out.flush();
        }
        while (stands()) {
            // Until the process is killed; every other thread that comes to a boundary waits, too.
            LockSupport.park(this);
        }
    }

    private synchronized boolean reached(String name) {
        if (!wanted.startsWith(name + "#") || alone.vetoes()) {
            return false;
        }
        int count = counts.merge(name, 1, Integer::sum);
        boolean now = !still && wanted.equals(name + "#" + count);
        still |= now;
        return now;
    }

    private synchronized boolean stands() {
        return still;
    }

    /** As a process leaves it that dies while it writes. */
    private void leaveHalfAFile() {
        try {
            Files.write(Files.createTempFile(folder.resolve(Worker.STATE).resolve("drafts"), "", ".part"),
                    new byte[]{0, 0, 0, 1, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
