package dev.mxonramp.local.james;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs James for as long as its parent lives. The parent holds the other end of standard input: when it closes it, or
 * dies in whatever way, reading ends and so does this process. No orphan is left behind.
 */
public final class JamesChild {
    private static final String JAMES = "org.apache.james.MemoryJamesServerMain";
    private static final long GRACE_SECONDS = 5;

    private JamesChild() {}

    /** Starts James; it reads its settings from the folder {@code conf} below the property {@code working.directory}. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWith(System.in));
        try {
            Class.forName(JAMES).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            // James has logged why; without this its pools would keep a broken process alive.
            System.err.println("James did not start: " + e.getCause());
            System.exit(1);
        }
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is said on this line; only its end means something.
            }
        } catch (IOException e) {
            System.err.println("The line to the parent broke: " + e.getMessage());
        }
        Thread.ofPlatform().daemon().name("last-resort").start(() -> {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
            Runtime.getRuntime().halt(2);
        });
        System.exit(0);
    }
}
