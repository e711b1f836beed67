package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.MailboxWriter;
import dev.mxonramp.domain.migration.copy.Message;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Kills a worker at a boundary: before or after the nth call of a port. A dead worker does nothing more, so that every
 * later call dies too.
 */
final class KillSwitch {
    /** The boundaries passed so far, by name. */
    final List<String> passed = new ArrayList<>();
    private final int at;

    /** @param at the number of the boundary, from 1; 0 for none */
    KillSwitch(int at) {
        this.at = at;
    }

    <T> T wrap(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (proxy, method, args) -> {
            String name = port.getSimpleName() + "." + method.getName();
            if (method.getName().equals("close")) {
                return method.invoke(real, args);
            }
            boundary("before " + name);
            try {
                Object answer = real instanceof MailboxWriter writer && method.getName().equals("append")
                        ? appendOneByOne(writer, (List<?>) args[0])
                        : method.invoke(real, args);
                boundary("after " + name);
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private List<MailboxWriter.Appended> appendOneByOne(MailboxWriter writer, List<?> messages) {
        var outcomes = new ArrayList<MailboxWriter.Appended>();
        for (Object message : messages) {
            outcomes.addAll(writer.append(List.of((Message) message)));
            boundary("half a batch appended");
        }
        return outcomes;
    }

    private synchronized void boundary(String name) {
        passed.add(name);
        if (at > 0 && passed.size() >= at) {
            throw new Killed(name);
        }
    }
}
