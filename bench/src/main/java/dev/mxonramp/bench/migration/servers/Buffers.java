package dev.mxonramp.bench.migration.servers;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory outside of the heap for octets on their way, used again and again: what a relay costs is taken from the tools that
 * are measured over it.
 */
final class Buffers {
    private static final int SIZE = 1 << 16;
    /** Fewer octets than this are copied: a whole buffer for each would be more than all of them. */
    private static final int FEW = SIZE / 4;

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** One to be filled. */
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer.clear();
    }

    /** What was filled in, to be kept while it is on its way. */
    ByteBuffer filled(ByteBuffer buffer) {
        buffer.flip();
        if (buffer.remaining() >= FEW) {
            return buffer;
        }
        ByteBuffer copy = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        free.add(buffer);
        return copy;
    }

    /** It has arrived. */
    void done(ByteBuffer piece) {
        if (piece.isDirect()) {
            free.add(piece);
        }
    }
}
