package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.Content;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.ledger.Digester;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.angus.mail.iap.ByteArray;

/**
 * Holds the messages of a batch on their way: in memory as long as they are few octets together, else in temporary files,
 * which are deleted with them.
 */
final class Spool {
    /** Octets; above those of a batch, so that files are for servers that tell less than what they send. */
    static final long MOST_IN_MEMORY = 12L << 20;

    private long inMemory;

    /** A message that arrived in one piece; the bytes are not copied. */
    Message message(MessageFacts facts, ByteArray bytes) {
        if (inMemory + bytes.getCount() > MOST_IN_MEMORY) {
            try (var pieces = new Pieces()) {
                pieces.add(bytes);
                return pieces.message(facts);
            }
        }
        inMemory += bytes.getCount();
        var digester = new Digester();
        digester.update(bytes.getBytes(), bytes.getStart(), bytes.getCount());
        return message(facts, new InMemory(bytes.getBytes(), bytes.getStart(), bytes.getCount()), digester);
    }

    private static Message message(MessageFacts facts, Content content, Digester digester) {
        boolean nul = digester.nul();
        return new Message(facts, content, digester.digest(), nul);
    }

    /** A message that arrives in pieces. */
    static final class Pieces implements AutoCloseable {
        private final Digester digester = new Digester();
        private final Path file;
        private final OutputStream out;
        private long size;
        private boolean any;
        private boolean taken;

        Pieces() {
            try {
                file = Files.createTempFile("onramp", ".eml");
                out = Files.newOutputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void add(ByteArray piece) {
            digester.update(piece.getBytes(), piece.getStart(), piece.getCount());
            size += piece.getCount();
            any = true;
            try {
                out.write(piece.getBytes(), piece.getStart(), piece.getCount());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long size() {
            return size;
        }

        /** Whether a piece came, be it an empty one. */
        boolean any() {
            return any;
        }

        /** The whole of it; the file now belongs to its content. */
        Message message(MessageFacts facts) {
            close(out);
            taken = true;
            return Spool.message(facts, new OnDisk(file, size), digester);
        }

        @Override
        public void close() {
            if (!taken) {
                close(out);
                delete(file);
            }
        }

        private static void close(OutputStream stream) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class InMemory implements Content {
        private final byte[] bytes;
        private final int start;
        private final int count;

        InMemory(byte[] bytes, int start, int count) {
            this.bytes = bytes;
            this.start = start;
            this.count = count;
        }

        @Override
        public long size() {
            return count;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes, start, count);
        }

        @Override
        public void close() {
            // Memory is let go with the object.
        }
    }

    private record OnDisk(Path file, long size) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void close() {
            delete(file);
        }
    }
}
