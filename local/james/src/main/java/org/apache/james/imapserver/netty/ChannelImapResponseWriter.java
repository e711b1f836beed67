package org.apache.james.imapserver.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.stream.ChunkedStream;
import java.io.IOException;
import org.apache.james.imap.encode.ImapResponseWriter;
import org.apache.james.imap.message.Literal;

/**
 * Stands before the class of this name of James 3.8.1, which writes some parts of a response on the channel's event loop
 * and others on threads of its pools: the first then overtake the second, and about one FETCH in 500 arrived with its
 * end before its beginning (docs/decisions/mail-host.md). Here every part waits its turn in the event loop's queue.
 */
public class ChannelImapResponseWriter implements ImapResponseWriter {
    private final Channel channel;
    private FlushCallback beforeLiteral = () -> {};

    /** The parts of one response that are still buffered. */
    @FunctionalInterface
    interface FlushCallback {
        /** Writes them out. */
        void run() throws IOException;
    }

    /** Writes to the channel. */
    public ChannelImapResponseWriter(Channel channel) {
        this.channel = channel;
    }

    /** What is to be written before a literal: James's composer buffers everything else. */
    public void setFlushCallback(FlushCallback flushCallback) {
        beforeLiteral = flushCallback;
    }

    @Override
    public void write(byte[] buffer) {
        inTurn(Unpooled.wrappedBuffer(buffer));
    }

    @Override
    public void write(Literal literal) throws IOException {
        beforeLiteral.run();
        inTurn(new ChunkedStream(literal.getInputStream()));
    }

    /** Writes what is buffered. */
    public void flush() throws IOException {
        beforeLiteral.run();
    }

    private void inTurn(Object part) {
        channel.eventLoop().execute(
                () -> channel.writeAndFlush(part).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE));
    }
}
