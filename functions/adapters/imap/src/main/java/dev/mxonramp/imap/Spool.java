package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.Content;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import dev.mxonramp.domain.migration.ledger.Digester;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.angus.mail.iap.ByteArray;

/**
 * Holds the messages of a batch on their way: in memory as long as they are few octets together, else in temporary
 * files.
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
        private final FileChannel file = nameless();
        private long size;
        private boolean taken;

        void add(ByteArray piece) {
            digester.update(piece.getBytes(), piece.getStart(), piece.getCount());
            size += piece.getCount();
            try {
                var left = ByteBuffer.wrap(piece.getBytes(), piece.getStart(), piece.getCount());
                while (left.hasRemaining()) {
                    file.write(left);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long size() {
            return size;
        }

        /** The whole of it; the file now belongs to its content. */
        Message message(MessageFacts facts) {
            taken = true;
            return Spool.message(facts, new OnDisk(file, size), digester);
        }

        @Override
        public void close() {
            if (!taken) {
                Spool.close(file);
            }
        }
    }

    /** A file that ends with its channel or its process, however that ends: somebody's mail must not stay behind. */
    private static FileChannel nameless() {
        try {
            Path name = Files.createTempFile("onramp", ".eml");
            try {
                return FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
            } finally {
                Files.delete(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
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

    private record OnDisk(FileChannel file, long size) implements Content {
        @Override
        public InputStream open() {
            return new FromStart(file);
        }

        @Override
        public void close() {
            Spool.close(file);
        }
    }

    /** Reads a file from its start, wherever others read it. */
    private static final class FromStart extends InputStream {
        private final FileChannel file;
        private long at;

        FromStart(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(bytes, from, length), at);
            at += Math.max(0, read);
            return read;
        }
    }
}
