package dev.mxonramp.bench.migration.servers;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection: what goes in comes out in order, each piece after the same time. */
final class DelayLine {
    /** Octets on their way: with 40 ms each way that is still 400 MB/s, more than mail servers take. */
    private static final int WINDOW = 16 << 20;

    private final long nanos;
    private final Deque<Piece> held = new ArrayDeque<>();
    private long octets;
    private boolean abandoned;

    private record Piece(long due, ByteBuffer octets) {}

    /** @param nanos from in to out */
    DelayLine(long nanos) {
        this.nanos = nanos;
    }

    /** Puts a piece in, once there is room; one without octets is the end. */
    synchronized void put(ByteBuffer piece) throws InterruptedException {
        while (octets >= WINDOW && !abandoned) {
            wait();
        }
        octets += piece.remaining();
        held.add(new Piece(System.nanoTime() + nanos, piece));
        notifyAll();
    }

    /** Takes the next piece out, once it has been on its way for long enough. */
    ByteBuffer take() throws InterruptedException {
        Piece first = first();
        for (long left = first.due - System.nanoTime(); left > 0; left = first.due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return removed();
    }

    /** Nobody takes anything out any more: whoever waits for room need not. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    private synchronized Piece first() throws InterruptedException {
        while (held.isEmpty()) {
            wait();
        }
        return held.element();
    }

    private synchronized ByteBuffer removed() {
        Piece first = held.remove();
        octets -= first.octets.remaining();
        notifyAll();
        return first.octets;
    }
}
