package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.MailboxReader.Arrivals;
import dev.mxonramp.domain.migration.copy.MessageFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;

/**
 * Fetches messages: those that are small all in one command, each handed on as it arrives; a large one in pieces into a
 * file, so that memory stays bounded whatever its size.
 */
final class Fetching {
    /** Octets above which a message comes in pieces, and of a piece. */
    static final int PIECE = 1 << 20;

    private final ImapConnection connection;
    private final Arrivals arrivals;

    Fetching(ImapConnection connection, Arrivals arrivals) {
        this.connection = connection;
        this.arrivals = arrivals;
    }

    void fetch(List<MessageFacts> wanted) {
        List<MessageFacts> small = wanted.stream().filter(each -> each.size() <= PIECE).toList();
        wanted.stream().filter(each -> each.size() > PIECE).forEach(this::fetchInPieces);
        if (!small.isEmpty()) {
            fetchTogether(small);
        }
    }

    private void fetchTogether(List<MessageFacts> wanted) {
        Map<Long, MessageFacts> open = new HashMap<>();
        wanted.forEach(each -> open.put(each.uid(), each));
        Response end = command(wanted.stream().map(MessageFacts::uid).toList(), "BODY.PEEK[]", answer -> {
            ByteArray body = answer.body();
            MessageFacts facts = body == null ? null : open.remove(answer.uid());
            if (facts != null && body != null) {
                arrivals.arrived(Spool.message(facts, body));
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
            while (true) {
                long before = pieces.size();
                var seen = new ArrayList<Long>();
                Response end = command(List.of(facts.uid()), "BODY.PEEK[]<" + before + "." + PIECE + ">", answer -> {
                    ByteArray body = answer.body();
                    if (body != null && answer.uid() == facts.uid()) {
                        pieces.add(body);
                        seen.add(answer.uid());
                    }
                });
                if (!end.isOK()) {
                    refusedPiece(facts, end);
                    return;
                }
                if (seen.isEmpty() && before == 0) {
                    return;
                }
                if (pieces.size() - before < PIECE) {
                    break;
                }
            }
            arrivals.arrived(pieces.message(facts));
        }
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

    private Response command(List<Long> uids, String item, Answer each) {
        return connection.run("UID FETCH " + UidSets.of(uids) + " (UID " + item + ")", null,
                answer -> {
                    if (answer.keyEquals("FETCH")) {
                        each.take(new FetchAnswer(answer));
                    }
                });
    }
}
