package dev.mxonramp.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a function's processes print: the last lines in memory, all of them in a file. */
public final class FunctionLog implements AutoCloseable {
    private static final int KEPT = 20_000;

    private final Path file;
    private final Writer writer;
    private final Deque<String> last = new ArrayDeque<>();

    FunctionLog(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The last lines, the newest last. */
    public synchronized List<String> lines() {
        return List.copyOf(last);
    }

    synchronized void add(String line) {
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        try {
            writer.write(line + System.lineSeparator());
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
