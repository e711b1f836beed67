package dev.mxonramp.imap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connection that is kept busy until something has happened elsewhere. */
final class Held {
    private static final long PATIENCE_SECONDS = 60;

    private Held() {}

    /**
     * Wraps a port.
     *
     * @param method does not begin before
     * @param until this has happened; it fails where that never does
     */
    static <T> T at(String method, CountDownLatch until, Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (_, called, args) -> {
            if (called.getName().equals(method) && !until.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("what " + method + " waits for never happens");
            }
            try {
                return called.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
