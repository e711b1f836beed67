package dev.mxonramp.local.definition;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.mxonramp.lambda.Environment;
import dev.mxonramp.local.template.LambdaFunction;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The handler classes that the template names. */
final class Handlers {
    private Handlers() {}

    /** The class, if it is there. */
    static Optional<Class<?>> find(LambdaFunction function) {
        try {
            return Optional.of(Class.forName(function.handler()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a handler class; empty if nothing is. */
    static Optional<String> wrong(Class<?> handler) {
        if (!RequestStreamHandler.class.isAssignableFrom(handler)) {
            return Optional.of("is not a RequestStreamHandler");
        }
        return has(handler) && has(handler, Environment.class)
                ? Optional.empty()
                : Optional.of("lacks one of the public constructors () and (Environment)");
    }

    private static boolean has(Class<?> handler, Class<?>... parameters) {
        return Stream.of(handler.getConstructors())
                .anyMatch(one -> List.of(one.getParameterTypes()).equals(List.of(parameters)));
    }

    /** The variables that a function reads while it is wired. */
    static Set<String> read(LambdaFunction function) {
        var recording = new Recording(function.environment());
        wired(function, recording);
        return recording.read;
    }

    /** The function, wired as in Lambda. */
    static Object wired(LambdaFunction function, Map<String, String> variables) {
        try {
            Constructor<?> constructor = find(function).orElseThrow().getConstructor(Environment.class);
            return constructor.newInstance(new Environment(variables));
        } catch (InvocationTargetException e) {
            throw new AssertionError(function.logicalId() + " cannot be wired: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(function.logicalId() + " cannot be wired", e);
        }
    }

    private static final class Recording extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> read = Collections.synchronizedSet(new TreeSet<>());

        Recording(Map<String, String> variables) {
            super(variables);
        }

        @Override
        public @Nullable String get(Object name) {
            read.add((String) name);
            return super.get(name);
        }
    }
}
