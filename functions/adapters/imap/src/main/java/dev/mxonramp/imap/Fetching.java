package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.MailboxReader.Arrivals;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Fetches messages: those that fit into memory all in one command, each handed on as it arrives; a large one in pieces
 * into a file, so that memory stays bounded whatever its size, and whatever size the server says it has.
 */
final class Fetching {
    /** Octets of a piece. */
    static final int PIECE = 1 << 20;
    /** Octets above which a message comes in pieces. */
    static final int LARGE = 4 << 20;
    /** Pieces that are asked for at a time, so that a round trip is not paid for each. */
    private static final int AHEAD = 8;

    private final ImapConnection connection;
    private final Arrivals arrivals;
    private final Spool spool = new Spool();

    Fetching(ImapConnection connection, Arrivals arrivals) {
        this.connection = connection;
        this.arrivals = arrivals;
    }

    void fetch(List<MessageFacts> wanted) {
        List<MessageFacts> small = wanted.stream().filter(each -> each.size() <= LARGE).toList();
        wanted.stream().filter(each -> each.size() > LARGE).forEach(this::fetchInPieces);
        if (!small.isEmpty()) {
            fetchTogether(small);
        }
    }

    private void fetchTogether(List<MessageFacts> wanted) {
        Map<Long, MessageFacts> open = new HashMap<>();
        wanted.forEach(each -> open.put(each.uid(), each));
        Response end = command(wanted.stream().map(MessageFacts::uid).toList(), answer -> {
            ByteArray body = answer.body();
            MessageFacts facts = body == null ? null : open.remove(answer.uid());
            if (facts != null && body != null) {
                arrivals.arrived(spool.message(facts, body));
            }
        });
        if (!end.isOK()) {
            refused(end, wanted, open);
        }
    }

    /** One message may spoil a whole command: ask for those that did not come one by one, to know which. */
    private void refused(Response end, List<MessageFacts> wanted, Map<Long, MessageFacts> open) {
        String words = ImapAnswers.words(end);
        if (ImapAnswers.busy(words)) {
            throw ImapAnswers.failure("The old server asks to wait", end);
        }
        if (wanted.size() == 1) {
            open.keySet().forEach(uid -> unreadable(uid, words));
            return;
        }
        wanted.stream().filter(each -> open.containsKey(each.uid())).forEach(each -> fetchTogether(List.of(each)));
    }

    private void fetchInPieces(MessageFacts facts) {
        try (var pieces = new Spool.Pieces()) {
            long before = -1;
            // A piece that is not full is the last one; so is one that does not come.
            while (pieces.size() > before && pieces.size() % PIECE == 0) {
                before = pieces.size();
                Optional<Response> refusal = pieces(facts, pieces);
                if (refusal.isPresent()) {
                    refusedPiece(facts, refusal.get());
                    return;
                }
            }
            if (pieces.any()) {
                arrivals.arrived(pieces.message(facts));
            }
        }
    }

    /** Asks for the next pieces, the server's refusal if it refuses one; nothing is taken but what comes in order. */
    private Optional<Response> pieces(MessageFacts facts, Spool.Pieces pieces) {
        long from = pieces.size();
        long ahead = Math.clamp((facts.size() - from) / PIECE + 1, 1, AHEAD);
        var ends = new Pipeline(connection, fetched(answer -> {
            ByteArray body = answer.body();
            if (body != null && answer.uid() == facts.uid() && answer.origin(pieces.size()) == pieces.size()
                    && pieces.size() % PIECE == 0) {
                pieces.add(body);
            }
        })).run(LongStream.range(0, ahead).mapToObj(i -> "UID FETCH " + facts.uid() + " (UID BODY.PEEK[]<"
                + (from + i * PIECE) + "." + PIECE + ">)").toList());
        return ends.stream().filter(end -> !end.isOK()).findFirst();
    }

    private void refusedPiece(MessageFacts facts, Response end) {
        String words = ImapAnswers.words(end);
        if (ImapAnswers.busy(words)) {
            throw ImapAnswers.failure("The old server asks to wait", end);
        }
        unreadable(facts.uid(), words);
    }

    private void unreadable(long uid, String words) {
        if (UidSearch.anyThere(connection, List.of(uid))) {
            arrivals.unreadable(uid, words);
        }
    }

    private interface Answer {
        void take(FetchAnswer answer);
    }

    private Response command(List<Long> uids, Answer each) {
        return connection.run("UID FETCH " + UidSets.of(uids) + " (UID BODY.PEEK[])", null, fetched(each));
    }

    private static Consumer<IMAPResponse> fetched(Answer each) {
        return answer -> {
            if (answer.keyEquals("FETCH")) {
                each.take(new FetchAnswer(answer));
            }
        };
    }
}
