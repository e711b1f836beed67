package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import java.util.Optional;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;

/**
 * One large message on its way in pieces (RFC 3501 6.4.5), several of which are asked for at a time, so that a round trip
 * is not paid for each. It is whole only if the server has shown its end.
 */
final class Pieces implements AutoCloseable {
    /** Octets that are asked for in a piece. */
    static final int PIECE = 1 << 20;
    private static final int AHEAD = 8;
    /** A message is given up when it has this many octets more than twice what the server said. */
    private static final long SLACK = 64L << 20;

    /** What came of it. */
    sealed interface End {
        /** All of it is there. */
        record Whole(Message message) implements End {}

        /** The server refused a piece. */
        record Refused(Response answer) implements End {}

        /** The server went no further, or on for ever. */
        record Broken(String words) implements End {}
    }

    private final ImapConnection connection;
    private final MessageFacts facts;
    private final Spool.Pieces spool = new Spool.Pieces();
    private int ahead = AHEAD;
    private boolean ended;

    Pieces(ImapConnection connection, MessageFacts facts) {
        this.connection = connection;
        this.facts = facts;
    }

    /** Fetches it; an {@link ImapConnection} that breaks off throws as ever. */
    End fetch() {
        while (!ended) {
            long before = spool.size();
            Optional<Response> refusal = more();
            if (refusal.isPresent()) {
                return new End.Refused(refusal.get());
            }
            if (!ended && spool.size() == before) {
                return new End.Broken("The old server breaks off in the middle of this message.");
            }
            if (spool.size() > 2 * facts.size() + SLACK) {
                return new End.Broken("The old server sends no end of this message.");
            }
        }
        return new End.Whole(spool.message(facts));
    }

    private Optional<Response> more() {
        long from = spool.size();
        long pieces = Math.clamp((facts.size() - from) / PIECE + 1, 1, ahead);
        return new Pipeline(connection, FetchAnswer.to(this::take)).run(LongStream.range(0, pieces)
                .mapToObj(i -> "UID FETCH " + facts.uid() + " (UID BODY.PEEK[]<" + (from + i * PIECE) + "." + PIECE
                        + ">)")
                .toList()).stream().filter(end -> !end.isOK()).findFirst();
    }

    /**
     * Takes what goes on where the last piece ended, nothing else: a server may give less than was asked for, or speak of
     * other messages. An empty piece is the end, or one that is not full where that comes to the size that was told.
     */
    private void take(FetchAnswer answer) {
        ByteArray body = answer.body();
        if (body != null && !ended && answer.uid() == facts.uid() && answer.origin() == spool.size()) {
            spool.add(body);
            if (body.getCount() < PIECE) {
                // A server that gives less at a time: what was asked for beyond would come for nothing.
                ahead = 1;
            }
            ended = body.getCount() == 0 || (body.getCount() != PIECE && spool.size() >= facts.size());
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
